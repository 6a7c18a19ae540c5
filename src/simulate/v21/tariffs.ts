import type { CommandTarget } from '../command-target.ts';
import type { Command } from '../dialect.ts';
import { integer, optional, part, text, texts, toldText } from '../payload.ts';
import type { Payload } from '../payload.ts';
import { unpriceable } from './cost.ts';

const tariffId = (tariff: Payload) => text(tariff, 'tariffId', 60);

/** [OCPP 2.1 I07] what the station could not price to the last digit it does not take. */
const setDefaultTariff: Command = ({ tariffs, connectors }, payload) => {
  const evseId = integer(payload, 'evseId');
  const tariff = part(payload, 'tariff');
  const id = tariffId(tariff);
  if (evseId !== 0 && !connectors.some((one) => one.id === evseId)) return { status: 'Rejected' };
  // [OCPP 2.1 I07.FR.04]
  if (tariffs.entries().some(([, one]) => tariffId(one) === id)) return { status: 'DuplicateTariffId' };
  const fault = unpriceable(tariff);
  if (fault) return { status: fault };
  tariffs.set(evseId, tariff);
  return { status: 'Accepted' };
};

/** Those that transactions have and that are nobody's default. */
function driverTariffs({ tariffs, connectors }: CommandTarget, evseId: number): readonly object[] {
  const defaults = tariffs.entries().map(([, tariff]) => tariff);
  return connectors.flatMap(({ id, transaction }) => {
    const tariff = transaction?.tariff;
    if (!transaction || !tariff || defaults.includes(tariff) || (evseId !== 0 && evseId !== id)) return [];
    const idTokens = [transaction.token.id];
    return [{ tariffId: tariffId(tariff), tariffKind: 'DriverTariff', evseIds: [id], idTokens }];
  });
}

/** [OCPP 2.1 I08] of an EVSE, or for 0 of all. */
const getTariffs: Command = (target, payload) => {
  const { tariffs, connectors } = target;
  const evseId = integer(payload, 'evseId');
  if (evseId !== 0 && !connectors.some(({ id }) => id === evseId)) return { status: 'Rejected' };
  const defaults = tariffs
    .entries()
    .filter(([at]) => evseId === 0 || at === evseId || at === 0)
    .map(([at, tariff]) => ({
      tariffId: tariffId(tariff),
      tariffKind: 'DefaultTariff',
      evseIds: at === 0 ? connectors.map(({ id }) => id) : [at],
    }));
  const tariffAssignments = [...defaults, ...driverTariffs(target, evseId)];
  return tariffAssignments.length > 0 ? { status: 'Accepted', tariffAssignments } : { status: 'NoTariff' };
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
