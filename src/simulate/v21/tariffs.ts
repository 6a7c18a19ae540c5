import type { Command } from '../dialect.ts';
import { integer, optional, part, text, texts, toldText } from '../payload.ts';
import type { Payload } from '../payload.ts';
import { unpriceable } from './cost.ts';

const tariffId = (tariff: Payload) => text(tariff, 'tariffId', 60);

/** [OCPP 2.1 I07] what the station could not price to the last digit it does not take. */
const setDefaultTariff: Command = ({ tariffs, connectors }, payload) => {
  const evseId = integer(payload, 'evseId');
  const tariff = part(payload, 'tariff');
  tariffId(tariff);
  if (evseId !== 0 && !connectors.some((one) => one.id === evseId)) return { status: 'Rejected' };
  const fault = unpriceable(tariff);
  if (fault) return { status: fault };
  tariffs.set(evseId, tariff);
  return { status: 'Accepted' };
};

/** [OCPP 2.1 I08] of an EVSE, or for 0 of all. */
const getTariffs: Command = ({ tariffs, connectors }, payload) => {
  const evseId = integer(payload, 'evseId');
  const found = tariffs.entries().filter(([at]) => evseId === 0 || at === evseId || at === 0);
  if (evseId !== 0 && !connectors.some(({ id }) => id === evseId)) return { status: 'Rejected' };
  if (found.length === 0) return { status: 'NoTariff' };
  const tariffAssignments = found.map(([at, tariff]) => ({
    tariffId: tariffId(tariff),
    tariffKind: 'DefaultTariff',
    evseIds: at === 0 ? connectors.map(({ id }) => id) : [at],
  }));
  return { status: 'Accepted', tariffAssignments };
};

/** [OCPP 2.1 I09] */
const clearTariffs: Command = ({ tariffs }, payload) => {
  const ids = optional(payload, 'tariffIds', texts);
  const evseId = optional(payload, 'evseId', integer);
  const found = tariffs
    .entries()
    .map(([at, tariff]) => ({ at, id: tariffId(tariff) }))
    .filter(({ at, id }) => (!ids || ids.includes(id)) && (evseId === undefined || evseId === at));
  for (const { at } of found) tariffs.delete(at);
  const gone = [...new Set(found.map(({ id }) => id))];
  const missing = ids?.filter((id) => !gone.includes(id)) ?? (gone.length === 0 ? [undefined] : []);
  return {
    clearTariffsResult: [
      ...gone.map((id) => ({ tariffId: id, status: 'Accepted' })),
      ...missing.map((id) => ({ ...(id !== undefined && { tariffId: id }), status: 'NoTariff' })),
    ],
  };
};

/** [OCPP 2.1 I11] */
const changeTransactionTariff: Command = ({ connectors }, payload) => {
  const tariff = part(payload, 'tariff');
  const id = text(payload, 'transactionId', 36);
  tariffId(tariff);
  const transaction = connectors.find((one) => one.transaction?.id === id)?.transaction;
  if (!transaction) return { status: 'TxNotFound' };
  const before = toldText(transaction.tariff, 'currency');
  if (before !== undefined && before !== text(tariff, 'currency', 3)) return { status: 'NoCurrencyChange' };
  const fault = unpriceable(tariff);
  if (fault) return { status: fault };
  transaction.tariff = tariff;
  return { status: 'Accepted' };
};

export const tariffs: Readonly<Record<string, Command>> = {
  ChangeTransactionTariff: changeTransactionTariff,
  ClearTariffs: clearTariffs,
  GetTariffs: getTariffs,
  SetDefaultTariff: setDefaultTariff,
};
