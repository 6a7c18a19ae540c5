import type { Location } from '../../../src/core/model/location.ts';
import type { Cdr, Session, SessionPlace } from '../../../src/core/model/session.ts';
import type { Tariff } from '../../../src/core/model/tariff.ts';
import type { Token } from '../../../src/core/model/token.ts';

const at = (text: string) => Date.parse(text);
const own = { countryCode: 'DE', partyId: 'ABC' };
const connectorDate = at('2026-02-01T09:00:00Z');

export const location: Location = {
  ...own,
  id: 'HAFEN-7',
  publish: true,
  publishAllowedTo: [
    { uid: '04A1B2C3D4E5F6', type: 'RFID' },
    { visualNumber: 'DF-77', issuer: 'Stadtwerke' },
  ],
  name: 'Parkhaus am Hafen',
  address: 'Am Sandtorkai 41',
  city: 'Hamburg',
  postalCode: '20457',
  state: 'Hamburg',
  country: 'DEU',
  coordinates: { latitude: '53.543764', longitude: '9.990103' },
  relatedLocations: [
    { latitude: '53.543901', longitude: '9.990500', name: { language: 'de', text: 'Einfahrt' } },
    { latitude: '53.544001', longitude: '9.991500' },
  ],
  parkingType: 'PARKING_GARAGE',
  evses: [
    {
      uid: 'hafen-7-1',
      evseId: 'DE*ABC*E7001',
      status: 'AVAILABLE',
      statusSchedule: [
        {
          periodBegin: at('2026-09-01T06:00:00Z'),
          periodEnd: at('2026-09-01T18:00:00Z'),
          status: 'INOPERATIVE',
        },
        { periodBegin: at('2027-01-01T00:00:00Z'), status: 'PLANNED' },
      ],
      capabilities: ['RFID_READER', 'REMOTE_START_STOP_CAPABLE', 'UNLOCK_CAPABLE'],
      connectors: [
        {
          id: '1',
          standard: 'IEC_62196_T2_COMBO',
          format: 'CABLE',
          powerType: 'DC',
          maxVoltage: 920,
          maxAmperage: 400,
          maxElectricPower: 300_000,
          tariffIds: ['HPC-2026'],
          termsAndConditions: 'https://charging.example.com/terms',
          lastUpdated: connectorDate,
        },
        {
          id: '2',
          standard: 'IEC_62196_T2',
          format: 'SOCKET',
          powerType: 'AC_3_PHASE',
          maxVoltage: 230,
          maxAmperage: 32,
          lastUpdated: connectorDate,
        },
      ],
      floorLevel: '-2',
      coordinates: { latitude: '53.543800', longitude: '9.990200' },
      physicalReference: '7-1',
      directions: [{ language: 'en', text: 'Left of the lift' }],
      parkingRestrictions: ['EV_ONLY', 'PLUGGED'],
      images: [
        {
          url: 'https://charging.example.com/7-1.jpeg',
          thumbnail: 'https://charging.example.com/7-1-small.jpeg',
          category: 'CHARGER',
          type: 'jpeg',
          width: 1200,
          height: 800,
        },
      ],
      lastUpdated: at('2026-03-01T08:15:30.250Z'),
    },
    {
      uid: 'hafen-7-2',
      status: 'REMOVED',
      connectors: [
        {
          id: '1',
          standard: 'CHADEMO',
          format: 'CABLE',
          powerType: 'DC',
          maxVoltage: 500,
          maxAmperage: 125,
          lastUpdated: connectorDate,
        },
      ],
      lastUpdated: at('2026-02-20T00:00:00Z'),
    },
  ],
  directions: [{ language: 'de', text: 'Zweites Untergeschoss' }],
  operator: {
    name: 'ABC Laden',
    website: 'https://charging.example.com',
    logo: { url: 'https://charging.example.com/logo.png', category: 'OPERATOR', type: 'png' },
  },
  suboperator: { name: 'Hafen Parken' },
  owner: { name: 'Hafen Immobilien' },
  facilities: ['PARKING_LOT', 'RESTAURANT'],
  timeZone: 'Europe/Berlin',
  openingTimes: {
    twentyfourseven: false,
    regularHours: [{ weekday: 1, periodBegin: '06:00', periodEnd: '23:00' }],
    exceptionalOpenings: [{ periodBegin: at('2026-05-01T04:00:00Z'), periodEnd: at('2026-05-01T10:00:00Z') }],
    exceptionalClosings: [{ periodBegin: at('2026-12-24T23:00:00Z'), periodEnd: at('2026-12-26T23:00:00Z') }],
  },
  chargingWhenClosed: true,
  images: [{ url: 'https://charging.example.com/entrance.png', category: 'ENTRANCE', type: 'png' }],
  energyMix: {
    isGreenEnergy: false,
    energySources: [
      { source: 'WIND', percentage: 71.5 },
      { source: 'GAS', percentage: 28.5 },
    ],
    environImpact: [{ category: 'CARBON_DIOXIDE', amount: 118.2 }],
    supplierName: 'Nordwind',
    energyProductName: 'Brise',
  },
  lastUpdated: at('2026-03-01T08:15:30.250Z'),
};

export const smallLocation: Location = {
  ...own,
  id: 'HOF',
  publish: false,
  address: 'Hofweg 1',
  city: 'Kassel',
  country: 'DEU',
  coordinates: { latitude: '51.312711', longitude: '9.479746' },
  timeZone: 'Europe/Berlin',
  lastUpdated: at('2026-01-05T00:00:00Z'),
};

export const tariff: Tariff = {
  ...own,
  id: 'HPC-2026',
  currency: 'EUR',
  type: 'REGULAR',
  tariffAltText: [
    { language: 'de', text: '0,49 EUR je kWh, ab 45 Minuten Standgeld' },
    { language: 'en', text: '0.49 EUR per kWh, idle fee after 45 minutes' },
  ],
  tariffAltUrl: 'https://charging.example.com/tariffs/hpc',
  minPrice: { exclVat: 0.5, inclVat: 0.595 },
  maxPrice: { exclVat: 80 },
  elements: [
    {
      priceComponents: [
        { type: 'FLAT', price: 0.5, vat: 19, stepSize: 1 },
        { type: 'ENERGY', price: 0.4118, vat: 19, stepSize: 100 },
      ],
    },
    {
      priceComponents: [{ type: 'PARKING_TIME', price: 6, vat: 19, stepSize: 60 }],
      restrictions: {
        startTime: '08:00',
        endTime: '20:00',
        startDate: '2026-01-01',
        endDate: '2027-01-01',
        minKwh: 1,
        maxKwh: 120.5,
        minCurrent: 6,
        maxCurrent: 400,
        minPower: 3.7,
        maxPower: 300,
        minDuration: 2700,
        maxDuration: 86_400,
        dayOfWeek: ['MONDAY', 'SATURDAY'],
      },
    },
    {
      priceComponents: [{ type: 'TIME', price: 0, stepSize: 1 }],
      restrictions: { reservation: 'RESERVATION_EXPIRES' },
    },
  ],
  startDateTime: at('2026-01-01T00:00:00Z'),
  endDateTime: at('2027-01-01T00:00:00Z'),
  energyMix: { isGreenEnergy: true },
  lastUpdated: at('2026-01-10T10:00:00Z'),
};

export const token: Token = {
  countryCode: 'NL',
  partyId: 'EMS',
  uid: '04A1B2C3D4E5F6',
  type: 'RFID',
  contractId: 'NL-EMS-C00012345-K',
  visualNumber: 'EMS-12345',
  issuer: 'EMS Mobility',
  groupId: 'EMS-FLEET-9',
  valid: true,
  whitelist: 'ALLOWED_OFFLINE',
  language: 'nl',
  defaultProfileType: 'GREEN',
  energyContract: { supplierName: 'Windcollectief', contractId: 'W-881' },
  lastUpdated: at('2026-02-14T12:30:00Z'),
};

export const smallToken: Token = {
  countryCode: 'NL',
  partyId: 'EMS',
  uid: '9f0c7a52-3b1d-4d53-a8a2-7e2f7a3c1b11',
  type: 'APP_USER',
  contractId: 'NL-EMS-C00067890-4',
  issuer: 'EMS Mobility',
  valid: false,
  whitelist: 'NEVER',
  lastUpdated: at('2026-02-14T12:30:00Z'),
};

const place: SessionPlace = {
  locationId: 'HAFEN-7',
  evseUid: 'hafen-7-1',
  connectorId: '1',
  timeZone: 'Europe/Berlin',
  country: 'DEU',
  name: 'Parkhaus am Hafen',
  address: 'Am Sandtorkai 41, Zufahrt über die Große Elbstraße',
  city: 'Hamburg',
  postalCode: '20457',
  state: 'Freie und Hansestadt Hamburg',
  coordinates: { latitude: '53.543764', longitude: '9.990103' },
  evseIdentifier: 'DE*ABC*E7001',
  connectorStandard: 'IEC_62196_T2_COMBO',
  connectorFormat: 'CABLE',
  connectorPowerType: 'DC',
};

const { countryCode, partyId, uid, type, contractId } = token;
const startedAt = at('2026-03-01T10:00:00Z');

const anonymousSession: Session = {
  ...own,
  id: 's-0001',
  stationId: 'CP-7',
  evseId: 1,
  transactionId: '17',
  place,
  owner: 'ems',
  idTag: uid,
  token: { countryCode, partyId, uid, type, contractId },
  authMethod: 'AUTH_REQUEST',
  status: 'ACTIVE',
  startedAt,
  meterStartWh: 1000,
  turns: [],
  meterWh: 13_345.64,
  findings: [],
  periods: [{ startedAt, kind: 'charging', energyWh: 12_345.64 }],
  currency: 'EUR',
  tariffVersions: [],
  flags: [],
  lastUpdated: at('2026-03-01T10:15:30.250Z'),
};

export const session: Session = { ...anonymousSession, authorizationReference: 'auth-77' };

/** Of a token nobody knows, on a connector that is mapped to nothing. */
export const unmappedSession: Session = {
  ...anonymousSession,
  place: null,
  owner: null,
  idTag: 'GAST',
  token: null,
  authMethod: 'WHITELIST',
  status: 'INVALID',
  endedAt: at('2026-03-01T10:40:00Z'),
  periods: [{ startedAt, kind: 'parking', energyWh: 0 }],
  lastUpdated: at('2026-03-01T10:40:01Z'),
};

const simpleTariff: Tariff = {
  ...own,
  id: 'FLAT-AND-KWH',
  currency: 'EUR',
  elements: [
    {
      priceComponents: [
        { type: 'FLAT', price: 0.5, vat: 19, stepSize: 1 },
        { type: 'ENERGY', price: 0.4118, vat: 19, stepSize: 1 },
        { type: 'PARKING_TIME', price: 6, vat: 19, stepSize: 60 },
      ],
    },
  ],
  lastUpdated: at('2026-01-10T10:00:00Z'),
};

export const cdr: Cdr = {
  ...own,
  id: 's-0001',
  sessionId: 's-0001',
  stationId: 'CP-7',
  owner: 'ems',
  startedAt,
  endedAt: at('2026-03-01T11:10:00Z'),
  token: { countryCode, partyId, uid, type, contractId },
  authMethod: 'COMMAND',
  authorizationReference: 'auth-77',
  place,
  currency: 'EUR',
  tariffs: [simpleTariff],
  periods: [
    { startedAt, kind: 'charging', energyWh: 31_234, tariffId: 'FLAT-AND-KWH' },
    { startedAt: at('2026-03-01T11:00:00Z'), kind: 'parking', energyWh: 0, tariffId: 'FLAT-AND-KWH' },
  ],
  totals: {
    cost: { exclVat: 14.36216, inclVat: 17.09097 },
    fixedCost: { exclVat: 0.5, inclVat: 0.595 },
    energyWh: 31_234,
    energyCost: { exclVat: 12.86216, inclVat: 15.30597 },
    timeMs: 70 * 60_000,
    parkingMs: 10 * 60_000,
    parkingCost: { exclVat: 1, inclVat: 1.19 },
  },
  lastUpdated: at('2026-03-01T11:10:02Z'),
};

const plainData = '{"FV":"1.4", "PG":"T17", "TT":"Süd", "RD":[]}';

export const signedCdr: Cdr = {
  ...cdr,
  signedData: {
    encodingMethod: 'OCMF',
    encodingMethodVersion: 1,
    publicKey: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE',
    values: [
      { nature: 'Start', plainData, signedData: `OCMF|${plainData}|{"SD":"3045"}\r\n` },
      {
        nature: 'End',
        plainData,
        signedData: Buffer.from(`OCMF|${plainData}|{"SD":"3046"}`).toString('base64'),
      },
    ],
  },
};
