import type { TariffRefusal } from '../../core/driver-cost/cost-control.ts';
import type { EvseTariff } from '../../core/driver-cost/driver-cost-places.ts';
import { StationRefusal } from '../../core/errors.ts';
import { ask } from '../asking.ts';
import type { Call } from '../call.ts';
import { integerOf, isObject, listOf, textOf } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import { isOurs } from './tariff-id.ts';
import { planOf } from './tariff-plan.ts';
import type { Planned } from './tariff-plan.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

/** A default tariff that a station has, and at which EVSEs. */
interface Installed {
  readonly tariffId: string;
  /** Empty where the station does not say. */
  readonly evseIds: readonly number[];
}

/**
 * Brings a station's default tariffs to what they should be [OCPP 2.1 I07, I09, I10]: only what differs is sent. Tariffs that
 * somebody else installed are replaced where there is one of ours, and stay where there is none.
 */
export async function setTariffs(
  call: Call,
  { evses }: { readonly evses: readonly EvseTariff[] },
): Promise<readonly TariffRefusal[]> {
  const { wanted, refusals } = planOf(evses);
  const installed = await installedAt(call);
  const refused: TariffRefusal[] = [];
  const covered = new Set<number>();
  for (const planned of wanted) {
    const reason = await install(call, planned, installed);
    if (reason === undefined) for (const evseId of planned.evseIds) covered.add(evseId);
    else refused.push(...refusalsOf(planned, reason));
  }
  await clear(call, leftOver(installed, { wanted, covered, evses }));
  return [...refusals, ...refused];
}

/** [OCPP 2.1 I09] @throws BridgeError `not-supported`, where the station does not reckon itself */
async function installedAt(call: Call): Promise<readonly Installed[]> {
  const payload: Wire['GetTariffsRequest'] = { evseId: 0 };
  const said = await ask(call, 'GetTariffs', payload);
  return (listOf(said['tariffAssignments']) ?? []).flatMap((assignment) => {
    const tariffId = isObject(assignment) ? textOf(assignment['tariffId']) : undefined;
    if (!isObject(assignment) || tariffId === undefined) return [];
    return assignment['tariffKind'] === 'DriverTariff' ? [] : [{ tariffId, evseIds: evseIdsIn(assignment) }];
  });
}

function evseIdsIn(assignment: Json): readonly number[] {
  return (listOf(assignment['evseIds']) ?? []).flatMap((evseId) => integerOf(evseId) ?? []);
}

/** Undefined when it is there; else why not. */
async function install(
  call: Call,
  { target, tariff, evseIds }: Planned,
  installed: readonly Installed[],
): Promise<string | undefined> {
  const known = installed.find(({ tariffId }) => tariffId === tariff.tariffId);
  if (known && covers(known, evseIds)) return undefined;
  // [OCPP 2.1 I07.FR.04] an id that is there already is refused
  if (known) await clear(call, [known.tariffId]);
  const payload: Wire['SetDefaultTariffRequest'] = { evseId: target, tariff };
  const said = await asked(call, payload);
  if (typeof said === 'string') return said;
  if (said['status'] === 'Accepted') return undefined;
  const info = isObject(said['statusInfo']) ? said['statusInfo'] : {};
  const words = [said['status'], info['reasonCode'], info['additionalInfo']].flatMap(
    (word) => textOf(word) ?? [],
  );
  return `the station answered ${words.join(', ')}`;
}

/** A station that chokes on a tariff takes the next one all the same. */
async function asked(call: Call, payload: Wire['SetDefaultTariffRequest']): Promise<Json | string> {
  try {
    return await ask(call, 'SetDefaultTariff', payload);
  } catch (error) {
    if (error instanceof StationRefusal) return error.message;
    throw error;
  }
}

/** [OCPP 2.1 I09] a tariff for all EVSEs is at each; some stations say 0, or nothing. */
function covers({ evseIds }: Installed, wanted: readonly number[]): boolean {
  return evseIds.length === 0 || evseIds.includes(0) || wanted.every((evseId) => evseIds.includes(evseId));
}

function refusalsOf({ evseIds, ocpiId }: Planned, reason: string): TariffRefusal[] {
  return evseIds.map((evseId) => ({ evseId, tariffId: ocpiId, by: 'station', reasons: [reason] }));
}

interface Done {
  readonly wanted: readonly Planned[];
  readonly covered: ReadonlySet<number>;
  readonly evses: readonly EvseTariff[];
}

/** Ours that nobody wants any more, at EVSEs where no other has taken their place. */
function leftOver(installed: readonly Installed[], { wanted, covered, evses }: Done): readonly string[] {
  const current = new Set(wanted.map(({ tariff }) => tariff.tariffId));
  const all = evses.map(({ evseId }) => evseId);
  return installed.flatMap(({ tariffId, evseIds }) => {
    if (!isOurs(tariffId) || current.has(tariffId)) return [];
    const at = evseIds.length === 0 || evseIds.includes(0) ? all : evseIds;
    return at.length > 0 && at.every((evseId) => covered.has(evseId)) ? [] : [tariffId];
  });
}

async function clear(call: Call, tariffIds: readonly string[]): Promise<void> {
  if (tariffIds.length === 0) return;
  const payload: Wire['ClearTariffsRequest'] = { tariffIds: [...tariffIds] };
  await ask(call, 'ClearTariffs', payload);
}
