/** A small Berlin charge-point operator, in the words of OCPI 2.2.1; party and dates are filled in by the bridge. */
export const demoParty = { countryCode: 'DE', partyId: 'RBR' };

/** Prices in hundredths of a cent where they are computed with, see demo-price.ts. */
export const demoTariff = {
  id: 'BERLIN-2026',
  currency: 'EUR',
  type: 'REGULAR',
  tariff_alt_text: [
    {
      language: 'en',
      text: '0.50 EUR per session, 0.45 EUR per kWh, 3.00 EUR per hour of parking, plus 19 % VAT',
    },
  ],
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

const dc = {
  id: '1',
  standard: 'IEC_62196_T2_COMBO',
  format: 'CABLE',
  power_type: 'DC',
  max_voltage: 920,
  max_amperage: 400,
  max_electric_power: 150_000,
  tariff_ids: [demoTariff.id],
};
const ac = {
  id: '1',
  standard: 'IEC_62196_T2',
  format: 'SOCKET',
  power_type: 'AC_3_PHASE',
  max_voltage: 400,
  max_amperage: 32,
  max_electric_power: 22_000,
  tariff_ids: [demoTariff.id],
};

function evse(uid: string, evseId: string, connector: typeof ac | typeof dc, reference: string) {
  return {
    uid,
    evse_id: evseId,
    status: 'UNKNOWN',
    capabilities: ['RFID_READER', 'REMOTE_START_STOP_CAPABLE', 'UNLOCK_CAPABLE'],
    physical_reference: reference,
    connectors: [connector],
  };
}

const operator = { name: 'Roambridge Demo GmbH', website: 'https://example.org' };

export const demoLocations = [
  {
    id: 'BER-POTSDAMER-PLATZ',
    publish: true,
    name: 'Potsdamer Platz',
    address: 'Potsdamer Platz 2',
    city: 'Berlin',
    postal_code: '10785',
    state: 'Berlin',
    country: 'DEU',
    coordinates: { latitude: '52.509663', longitude: '13.376481' },
    parking_type: 'UNDERGROUND_GARAGE',
    operator,
    facilities: ['HOTEL', 'RESTAURANT', 'MALL', 'TRAIN_STATION'],
    time_zone: 'Europe/Berlin',
    opening_times: { twentyfourseven: true },
    evses: [evse('RBR-0001', 'DE*RBR*E0001', dc, 'P2-114'), evse('RBR-0002', 'DE*RBR*E0002', dc, 'P2-115')],
  },
  {
    id: 'BER-ADLERSHOF',
    publish: true,
    name: 'Forum Adlershof',
    address: 'Rudower Chaussee 24',
    city: 'Berlin',
    postal_code: '12489',
    state: 'Berlin',
    country: 'DEU',
    coordinates: { latitude: '52.431530', longitude: '13.534680' },
    parking_type: 'ON_STREET',
    operator,
    facilities: ['BUS_STOP', 'CAFE'],
    time_zone: 'Europe/Berlin',
    opening_times: { twentyfourseven: true },
    evses: [evse('RBR-0003', 'DE*RBR*E0003', ac, '1')],
  },
];

export interface DemoStation {
  readonly id: string;
  readonly vendor: string;
  readonly model: string;
  readonly maxPowerKw: number;
  readonly current: 'AC' | 'DC';
  readonly locationId: string;
  readonly evseUid: string;
}

export const demoStations: readonly DemoStation[] = [
  {
    id: 'DEMO-1',
    model: 'HPC 150',
    current: 'DC',
    maxPowerKw: 150,
    ...at('BER-POTSDAMER-PLATZ', 'RBR-0001'),
  },
  {
    id: 'DEMO-2',
    model: 'HPC 150',
    current: 'DC',
    maxPowerKw: 150,
    ...at('BER-POTSDAMER-PLATZ', 'RBR-0002'),
  },
  { id: 'DEMO-3', model: 'Curb 22', current: 'AC', maxPowerKw: 22, ...at('BER-ADLERSHOF', 'RBR-0003') },
];

function at(locationId: string, evseUid: string) {
  return { vendor: 'Simulated', locationId, evseUid };
}

/** One minute of charging per second, so that a session is worth looking at after ten. */
export const demoSpeed = 60;
