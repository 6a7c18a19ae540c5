import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { Evse, Location } from '../../src/core/model/location.ts';
import type { Session } from '../../src/core/model/session.ts';
import type { Station } from '../../src/core/model/station.ts';
import type { Often } from '../../src/core/partner/request-limit.ts';
import type { BridgeAnswer } from '../kit/bridge-calls.ts';
import { FakePartner } from '../kit/partner.ts';
import type { Received } from '../kit/partner.ts';
import { locationOf, sessionOf } from './samples.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

export const capable = ['RESERVABLE', 'CHARGING_PROFILE_CAPABLE', 'CHARGING_PREFERENCES_CAPABLE'];

/** A site with EVSE e1 and e2 at S1, e3 at S2, and e4 that can do nothing, with two partners that ask for things. */
export class RequestsStage {
  world!: World;
  partner!: FakePartner;
  other!: FakePartner;
  /** The first partner's id. */
  id = '';
  otherId = '';
  responseUrl = '';
  private count = 0;
  private readonly options: { readonly often?: Often };

  private constructor(options: { readonly often?: Often }) {
    this.options = options;
  }

  static use(options: { readonly often?: Often } = {}): RequestsStage {
    const stage = new RequestsStage(options);
    beforeAll(() => stage.open());
    beforeEach(() => stage.reset());
    afterAll(() => stage.close());
    return stage;
  }

  private async open(): Promise<void> {
    this.world = await openWorld({ commandTimeoutMs: 12_300, ...this.options });
    this.partner = await FakePartner.start();
    this.other = await FakePartner.start({ partyId: 'OTH' });
    this.id = await this.world.admit(this.partner);
    this.otherId = await this.world.admit(this.other, 'another eMSP');
    await this.world.store.commit([
      { type: 'location', location: site() },
      { type: 'station', station: stationOf('S1', ['e1', 'e2', 'e4']) },
      { type: 'station', station: stationOf('S2', ['e3']) },
    ]);
  }

  private reset(): void {
    const { control } = this.world;
    control.result = 'ACCEPTED';
    control.profileResult = 'ACCEPTED';
    control.planned = 'REJECTED';
    control.calls.length = 0;
    for (const id of ['S1', 'S2']) control.connected.add(id);
    this.next();
  }

  /** From now on results go to another URL. */
  next(): string {
    this.responseUrl = this.partner.responseUrl(`r${++this.count}`);
    return this.responseUrl;
  }

  private async close(): Promise<void> {
    await this.partner.close();
    await this.other.close();
    await this.world.close();
  }

  command(command: string, body: object, as = this.partner): Promise<BridgeAnswer> {
    const whole = { response_url: this.responseUrl, ...body };
    return as.request('POST', `commands/${command}`, { body: whole });
  }

  /** What the first partner was told at the response_url. */
  result(): Promise<Received> {
    return this.partner.waitFor(({ path }) => this.responseUrl.endsWith(path), 'a result');
  }

  /** A running session of the first partner. */
  async session(id: string, changes: Partial<Session> = {}): Promise<Session> {
    const sample = sessionOf(id, this.id, Date.now());
    const place = sample.place && { ...sample.place, locationId: 'SITE', evseUid: 'e1', maxPowerW: 11_000 };
    const session: Session = { ...sample, place, stationId: 'S1', transactionId: '77', ...changes };
    await this.world.store.commit([{ type: 'session', session }]);
    return session;
  }
}

function stationOf(id: string, uids: readonly string[]): Station {
  const connectors = uids.map((evseUid, index) => ({
    evseId: index + 1,
    connectorId: 1,
    location: 'SITE',
    evseUid,
    ocpiConnectorId: '1',
  }));
  return { id, approved: true, securityProfile: 1, passwordHashes: [], connectors };
}

function site(): Location {
  const sample = locationOf('SITE', 1);
  const [evse] = sample.evses ?? [];
  const evseOf = (uid: string, capabilities: string[], status: Evse['status']): Evse => ({
    ...evse!,
    uid,
    capabilities,
    status,
    connectors: [{ ...evse!.connectors[0]!, id: '1' }],
  });
  return {
    ...sample,
    evses: [
      evseOf('e1', capable, 'AVAILABLE'),
      evseOf('e2', capable, 'AVAILABLE'),
      evseOf('e3', capable, 'AVAILABLE'),
      evseOf('e4', [], 'AVAILABLE'),
    ],
  };
}
