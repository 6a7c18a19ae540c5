import { Bridge } from './bridge.ts';
import type { PartnerOptions } from './partner.ts';
import { FakePartner } from './partner.ts';
import { FakeStation } from './station.ts';
import type { ConnectOptions } from './station.ts';
import { until } from './until.ts';

export const lastUpdated = '2026-01-01T00:00:00Z';

/** FLAT 0.50, 0.45 per kWh, 3.00 per hour of parking, 19 % VAT. */
export const tariff = {
  id: 'T1',
  currency: 'EUR',
  elements: [
    {
      price_components: [
        { type: 'FLAT', price: 0.5, vat: 19, step_size: 1 },
        { type: 'ENERGY', price: 0.45, vat: 19, step_size: 1 },
        { type: 'PARKING_TIME', price: 3, vat: 19, step_size: 60 },
      ],
    },
  ],
};

/** A site with two EVSEs of one connector each. */
export const location = {
  id: 'LOC1',
  publish: true,
  name: 'Test site',
  address: 'Teststrasse 1',
  city: 'Berlin',
  postal_code: '10115',
  country: 'DEU',
  coordinates: { latitude: '52.520008', longitude: '13.404954' },
  time_zone: 'Europe/Berlin',
  evses: ['E1', 'E2'].map((uid) => ({
    uid,
    evse_id: `DE*ABC*${uid}`,
    status: 'AVAILABLE',
    capabilities: ['RFID_READER', 'REMOTE_START_STOP_CAPABLE'],
    connectors: [
      {
        id: '1',
        standard: 'IEC_62196_T2',
        format: 'SOCKET',
        power_type: 'AC_3_PHASE',
        max_voltage: 230,
        max_amperage: 32,
        tariff_ids: ['T1'],
      },
    ],
  })),
};

export const stationSettings = {
  mode: 'terminate',
  approved: true,
  securityProfile: 1,
  password: 'a-password-of-16+',
  connectors: [1, 2].map((n) => ({
    evseId: n,
    connectorId: 1,
    location: 'LOC1',
    evseUid: `E${n}`,
    ocpiConnectorId: '1',
  })),
};

export function token(uid: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    country_code: 'NL',
    party_id: 'EMS',
    uid,
    type: 'RFID',
    contract_id: `NL-EMS-C${uid.slice(0, 8)}`,
    issuer: 'Test eMSP',
    valid: true,
    whitelist: 'ALLOWED',
    last_updated: lastUpdated,
    ...more,
  };
}

export interface CdrOnWire {
  readonly id: string;
  readonly session_id: string;
  readonly start_date_time: string;
  readonly end_date_time: string;
  readonly cdr_location: { readonly id: string; readonly evse_uid: string; readonly connector_id: string };
  readonly total_energy: number;
  readonly total_cost: { excl_vat: number; incl_vat?: number };
  readonly cdr_token: { uid: string };
  readonly auth_method: string;
}

export interface SessionOnWire {
  readonly id: string;
  readonly status: string;
  readonly kwh: number;
  readonly auth_method: string;
  readonly authorization_reference?: string;
}

/** A bridge with a site, and whoever comes to it. */
export class Scene {
  readonly bridge: Bridge;
  private readonly partners: FakePartner[] = [];

  private constructor(bridge: Bridge) {
    this.bridge = bridge;
  }

  static async open(settings: Record<string, string> = {}): Promise<Scene> {
    const bridge = await Bridge.start(settings);
    const scene = new Scene(bridge);
    try {
      await bridge.must('PUT', '/tariffs/T1', tariff);
      await bridge.must('PUT', '/locations/LOC1', location);
      await bridge.must('PUT', '/stations/CP1', stationSettings);
    } catch (error) {
      await scene.close();
      throw error;
    }
    return scene;
  }

  async close(): Promise<void> {
    await Promise.all(this.partners.map((partner) => partner.close()));
    await this.bridge.stop();
  }

  /** A partner that registered by invitation, with these tokens, which the bridge has pulled. */
  async partner(tokens: Record<string, unknown>[] = [], options: PartnerOptions = {}): Promise<FakePartner> {
    const partner = await FakePartner.start(options);
    this.partners.push(partner);
    partner.tokens = tokens;
    const invitation = (await this.bridge.must('POST', '/partners/invitations', {
      name: options.name ?? 'test',
    })) as { versionsUrl: string; token: string };
    const answer = await partner.register(invitation.versionsUrl, invitation.token);
    if (answer.body.status_code !== 1000) throw new Error(`not registered: ${JSON.stringify(answer.body)}`);
    await until('the tokens are pulled', async () => {
      const known = (await this.bridge.must('GET', '/tokens?limit=1000')) as { uid: string }[];
      return tokens.every(({ uid }) => known.some((token) => token.uid === uid));
    });
    return partner;
  }

  /** Every partner has answered what it was told; what is held stays so, unless that counts too. */
  async settled({ held = false, withinMs }: { held?: boolean; withinMs?: number } = {}): Promise<void> {
    const path = held ? '/deliveries' : '/deliveries?state=unsent';
    const none = async () => ((await this.bridge.must('GET', path)) as object[]).length === 0;
    await until('nothing is owed', none, withinMs);
  }

  station(options: Partial<ConnectOptions> = {}, id = 'CP1'): Promise<FakeStation> {
    return FakeStation.connect(this.bridge.ocppUrl, id, { password: stationSettings.password, ...options });
  }
}

export const boot = { chargePointVendor: 'Test', chargePointModel: 'One' };

export function energy(transactionId: unknown, wh: number, connectorId = 1) {
  const sampledValue = [{ value: String(wh), measurand: 'Energy.Active.Import.Register', unit: 'Wh' }];
  return { connectorId, transactionId, meterValue: [{ timestamp: new Date().toISOString(), sampledValue }] };
}

export function start(idTag: string, meterStart = 0, connectorId = 1) {
  return { connectorId, idTag, meterStart, timestamp: new Date().toISOString() };
}

export function stop(transactionId: unknown, meterStop: number, idTag?: string) {
  const timestamp = new Date().toISOString();
  return { transactionId, meterStop, timestamp, reason: 'Local', ...(idTag !== undefined && { idTag }) };
}

/** The CDRs that a partner holds, each once, whatever was repeated. */
export function cdrsAt(partner: FakePartner): readonly CdrOnWire[] {
  const all = partner.received('cdrs').map(({ body }) => body as CdrOnWire);
  return [...new Map(all.map((cdr) => [cdr.id, cdr])).values()];
}

/** The ids of all sessions that a partner has heard of. */
export function sessionIdsAt(partner: FakePartner): readonly string[] {
  return [...new Set(partner.received('sessions').map(({ path }) => path.split('/').at(-1) ?? ''))];
}
