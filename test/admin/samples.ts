/** OCPI JSON as an operator writes it: party and dates are left out. */
export const location = (id: string, more: object = {}): object => ({
  id,
  publish: true,
  name: 'Ring 1',
  address: 'Ringstraße 1',
  city: 'Köln',
  country: 'DEU',
  coordinates: { latitude: '50.93000', longitude: '6.95000' },
  time_zone: 'Europe/Berlin',
  evses: [
    {
      uid: 'E1',
      status: 'AVAILABLE',
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
    },
  ],
  ...more,
});

export const tariff = (id: string, price = 0.49, more: object = {}): object => ({
  id,
  currency: 'EUR',
  elements: [{ price_components: [{ type: 'ENERGY', price, vat: 19, step_size: 1 }] }],
  ...more,
});

export const cdr: object = {
  country_code: 'DE',
  party_id: 'ABC',
  id: 'CDR1',
  start_date_time: '2026-03-01T10:00:00Z',
  end_date_time: '2026-03-01T11:00:00Z',
  cdr_token: { country_code: 'NL', party_id: 'EMS', uid: '04AABB', type: 'RFID', contract_id: 'NL-EMS-1' },
  auth_method: 'WHITELIST',
  cdr_location: {
    id: 'LOC1',
    address: 'Ringstraße 1',
    city: 'Köln',
    country: 'DEU',
    coordinates: { latitude: '50.93', longitude: '6.95' },
    evse_uid: 'E1',
    evse_id: 'DE*ABC*E1',
    connector_id: '1',
    connector_standard: 'IEC_62196_T2',
    connector_format: 'SOCKET',
    connector_power_type: 'AC_3_PHASE',
  },
  currency: 'EUR',
  charging_periods: [
    {
      start_date_time: '2026-03-01T10:00:00Z',
      dimensions: [
        { type: 'ENERGY', volume: 20 },
        { type: 'TIME', volume: 1 },
      ],
    },
  ],
  total_cost: { excl_vat: 0 },
  total_energy: 20,
  total_time: 1,
  last_updated: '2026-03-01T11:00:00Z',
};
