import type { Arrival, PartnerEvent } from './partner-state.ts';
import { isRecord } from './partner-wire.ts';
import type { Wire } from './partner-wire.ts';

/** One line for something that happened at the partner; undefined for what is not worth one. */
export function describePartner(event: PartnerEvent): string | undefined {
  switch (event.type) {
    case 'registered':
      return `registered${event.by === 'them' ? ' by them' : ''}: ${event.roles.join(', ')}`;
    case 'unregistered':
      return 'unregistered';
    case 'arrived':
      return describeArrival(event.arrival);
    case 'repeated-cdr':
      return `CDR ${short(event.id)} came again (kept once)`;
    case 'asked': {
      const { uid, locationId, allowed } = event.question;
      return `asked: may ${uid} charge${locationId === undefined ? '' : ` at ${locationId}`}? ${allowed}`;
    }
    case 'tokens-pulled':
      return `tokens pulled: ${event.count} of ${event.total}`;
    case 'command-response': {
      const { command, response, timeoutS, message } = event;
      const why = message === undefined ? '' : `: ${message}`;
      return `${answerName(command, 'Response')}: ${response}, result within ${timeoutS} s${why}`;
    }
    case 'command-result':
      return `${answerName(event.command, 'Result')}: ${event.result}`;
    case 'plan':
      return `PUT plan of session ${short(event.sessionId.toUpperCase())} ${limits(event.profile)}`;
    case 'refused':
      return `refused ${event.what}: ${event.why}`;
    case 'finding':
      return `noticed: ${event.text}`;
  }
}

/** Commands are named in capitals, what is done with profiles is not. */
function answerName(name: string, kind: 'Response' | 'Result'): string {
  return `${name === name.toUpperCase() ? 'Command' : 'ChargingProfile'}${kind} ${name}`;
}

function limits(plan: Wire['ActiveChargingProfile']): string {
  // Periods may be left out.
  const profile: Partial<Wire['ChargingProfile']> = plan.charging_profile;
  const { charging_rate_unit: unit = '', charging_profile_period: periods = [] } = profile;
  return periods.map(({ start_period: at, limit }) => `${limit} ${unit} from ${at} s`).join(', ');
}

export function describeArrival({ module, method, key, body }: Arrival): string {
  const id = key.split('*').slice(2).join('/');
  const value = isRecord(body) ? body : {};
  const text = (name: string) => (typeof value[name] === 'string' ? value[name] : '');
  switch (module) {
    case 'locations':
      return text('name') === ''
        ? `${method} EVSE ${id} ${text('status')}`.trimEnd()
        : `${method} location ${id} "${text('name')}"`;
    case 'tariffs':
      return `${method} tariff ${id}`;
    case 'sessions':
      return `${method} session ${short(id)} ${sessionFacts(value)}`;
    case 'cdrs':
      return `${method} CDR ${short(id)} ${String(value['total_energy'])} kWh, ${money(value['total_cost'], text('currency'))}`;
  }
}

function sessionFacts(value: Record<string, unknown>): string {
  const { status, kwh, total_cost: cost, currency } = value;
  const facts = [
    typeof status === 'string' ? status : undefined,
    typeof kwh === 'number' ? `${kwh.toFixed(3)} kWh` : undefined,
    cost === undefined || cost === null
      ? undefined
      : money(cost, typeof currency === 'string' ? currency : ''),
  ];
  return facts.filter((fact) => fact !== undefined).join(', ');
}

export function money(price: unknown, currency: string): string {
  if (!isRecord(price)) return 'no price';
  const amount = (value: unknown) => (typeof value === 'number' ? value.toFixed(2) : '?');
  const incl = price['incl_vat'] === undefined ? '' : ` (${amount(price['incl_vat'])} incl. VAT)`;
  return `${amount(price['excl_vat'])} ${currency}`.trimEnd() + incl;
}

/** Enough of a long id to tell it from its neighbours. */
export function short(id: string): string {
  return id.length <= 12 ? id : `…${id.slice(-8)}`;
}
