import { setTimeout as wait } from 'node:timers/promises';
import type { DemoAccount } from './demo-account.ts';
import type { DemoCharging } from './demo-charging.ts';
import { demoLocations, demoStations, demoTariff } from './demo-data.ts';
import type { DemoStation } from './demo-data.ts';
import { DemoFailed, until } from './demo-step.ts';
import type { OperatorClient } from './operator-client.ts';
import { short } from './partner-account.ts';
import type { CommandOutcome } from './partner-requests.ts';
import type { MockPartner } from './partner.ts';
import type { Wire } from './partner-wire.ts';
import type { sampleTokens } from './sample-tokens.ts';

export interface Stage {
  readonly account: DemoAccount;
  readonly operator: OperatorClient;
  readonly partner: MockPartner;
  readonly charging: DemoCharging;
  readonly tokens: ReturnType<typeof sampleTokens>;
  readonly step: <T>(
    title: string,
    deadlineMs: number,
    work: (signal: AbortSignal) => Promise<T>,
  ) => Promise<T>;
}

export const partnerName = 'Demo eMSP';
/** Energy after which the demo's sessions have shown enough. */
const enoughKwh = { card: 15, app: 2 };
/** How long the full car stays, in real time; a minute of parking that has begun is billed. */
const parkingMs = 2_000;

export function sessionOf({ partner }: Stage, token: Wire['Token']): Wire['Session'] | undefined {
  return [...partner.state.sessions.values()].findLast(
    ({ cdr_token }) => cdr_token.uid.toUpperCase() === token.uid.toUpperCase(),
  );
}

/** The operator's part: a tariff, two locations, three charge points. */
export async function setUp(
  { account, operator, step }: Stage,
  stations: readonly (DemoStation & { readonly password: string })[],
): Promise<void> {
  await step('the operator sets up locations, a tariff and charge points', 10_000, async () => {
    await operator.call('PUT', `/tariffs/${demoTariff.id}`, demoTariff);
    account.say(
      'operator',
      'bridge',
      `tariff ${demoTariff.id}: ${demoTariff.tariff_alt_text[0]?.text ?? ''}`,
    );
    for (const location of demoLocations) {
      await operator.call('PUT', `/locations/${location.id}`, location);
      account.say(
        'operator',
        'bridge',
        `location ${location.id} "${location.name}", ${location.evses.length} EVSE(s)`,
      );
    }
    for (const { id, password, locationId, evseUid, maxPowerKw, current } of stations) {
      await operator.call('PUT', `/stations/${id}`, {
        mode: 'terminate',
        approved: true,
        securityProfile: 1,
        password,
        connectors: [{ evseId: 1, connectorId: 1, location: locationId, evseUid, ocpiConnectorId: '1' }],
      });
      account.say(
        'operator',
        'bridge',
        `charge point ${id} (${current} ${maxPowerKw} kW) serves EVSE ${evseUid}`,
      );
    }
  });
}

/** Credentials handshake, then what the new partner must be told, and the tokens that the bridge fetches. */
export async function register({ account, operator, partner, step }: Stage): Promise<void> {
  await step('the partner registers', 15_000, async () => {
    await operator.forgetPartners(partnerName);
    const invitation = await operator.invite(partnerName);
    account.say('operator', 'partner', `registration token, and ${invitation.versionsUrl}`);
    await partner.register(invitation);
  });
  const pulled = { tokens: false };
  partner.events.on('event', ({ type }) => (pulled.tokens ||= type === 'tokens-pulled'));
  await step('locations and tariff reach the partner, tokens the bridge', 15_000, async (signal) => {
    const { locations, tariffs } = partner.state;
    await until('all locations at the partner', signal, () => locations.size >= demoLocations.length);
    await until('the tariff at the partner', signal, () => tariffs.size > 0);
    await until('the bridge pulls the tokens', signal, () => pulled.tokens);
  });
}

/** Every EVSE becomes AVAILABLE in the partner's eyes because its charge point says so. */
export async function connect({ partner, step }: Stage): Promise<void> {
  await step('charge points connect', 15_000, async (signal) => {
    for (const { evseUid } of demoStations) {
      await until(`EVSE ${evseUid} AVAILABLE at the partner`, signal, () =>
        [...partner.state.locations.values()]
          .flatMap(({ evses }) => evses ?? [])
          .some(({ uid, status }) => uid === evseUid && status === 'AVAILABLE'),
      );
    }
  });
}

/** A foreign driver holds a card to the reader; the partner is asked, and says yes. */
export async function startWithCard(stage: Stage): Promise<void> {
  const { account, partner, charging, tokens, step } = stage;
  await step('a card at the reader of DEMO-1', 15_000, async (signal) => {
    account.say('driver', 'DEMO-1', `plugs in and holds card ${tokens.card.uid} to the reader`);
    charging.tell({ do: 'swipe', station: 'DEMO-1', idTag: tokens.card.uid });
    const question = await until('the partner is asked', signal, () => partner.state.questions.at(-1));
    if (question.allowed !== 'ALLOWED') throw new DemoFailed(`the partner said ${question.allowed}`);
    const session = await until('the session at the partner', signal, () => sessionOf(stage, tokens.card));
    await until('the session is ACTIVE', signal, () => sessionOf(stage, tokens.card)?.status === 'ACTIVE');
    if (session.auth_method !== 'AUTH_REQUEST') throw new DemoFailed(`auth_method ${session.auth_method}`);
  });
}

/** Another driver starts from an app: START_SESSION for a token that no reader could ever see. */
export async function startFromApp(stage: Stage): Promise<void> {
  const { account, partner, tokens, step } = stage;
  await step('a start from the app at DEMO-3', 20_000, async (signal) => {
    const locationId = 'BER-ADLERSHOF';
    account.say('driver', 'partner', `starts at ${locationId} in the app`);
    account.say('partner', 'bridge', `START_SESSION for APP_USER ${tokens.app.uid}`);
    const at = { locationId, evseUid: 'RBR-0003', connectorId: '1' };
    accepted(await partner.commands.startSession({ ...at, token: tokens.app }));
    const session = await until('the session at the partner', signal, () => sessionOf(stage, tokens.app));
    if (session.auth_method !== 'COMMAND') throw new DemoFailed(`auth_method ${session.auth_method}`);
  });
}

export async function watch(stage: Stage): Promise<void> {
  const { tokens, step } = stage;
  await step('live updates of both sessions', 30_000, async (signal) => {
    const reached = (token: Wire['Token'], kwh: number) => () => {
      const session = sessionOf(stage, token);
      return session && session.kwh >= kwh && session.total_cost !== undefined;
    };
    await until(`${enoughKwh.card} kWh with a price at DEMO-1`, signal, reached(tokens.card, enoughKwh.card));
    await until(`${enoughKwh.app} kWh with a price at DEMO-3`, signal, reached(tokens.app, enoughKwh.app));
  });
}

/** The car on DEMO-1 asks for no more power, its driver comes a moment later; the other stops in the app. */
export async function stopBoth(stage: Stage): Promise<void> {
  const { account, partner, charging, tokens, step } = stage;
  await step('both sessions stop', 20_000, async (signal) => {
    charging.tell({ do: 'suspend', station: 'DEMO-1' });
    const app = sessionOf(stage, tokens.app);
    account.say('driver', 'partner', 'stops in the app');
    account.say('partner', 'bridge', `STOP_SESSION ${short(app?.id ?? '')}`);
    accepted(await partner.commands.stopSession(app?.id ?? ''));
    await until('DEMO-1 reports SuspendedEV', signal, () => {
      const status = charging.last('DEMO-1', 'status');
      return status?.state === 'SuspendedEV';
    });
    account.say(
      'DEMO-1',
      '',
      `the car is full and stays: parking, in real time (time-lapse is for the meters only)`,
    );
    await wait(parkingMs, undefined, { signal });
    account.say('driver', 'DEMO-1', `comes back and holds card ${tokens.card.uid} to the reader`);
    charging.tell({ do: 'swipe', station: 'DEMO-1', idTag: tokens.card.uid });
    for (const station of ['DEMO-1', 'DEMO-3']) {
      await until(`${station} stops`, signal, () => charging.last(station, 'stopped'));
    }
  });
}

function accepted({ response, result, message }: CommandOutcome): void {
  if (response === 'ACCEPTED' && result === 'ACCEPTED') return;
  const said = message === undefined ? '' : `: ${message}`;
  throw new DemoFailed(`the command was answered ${response}, its result ${result ?? 'never came'}${said}`);
}
