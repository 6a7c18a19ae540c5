import { expect, test } from '@jest/globals';
import document from '../../src/ocpp/v201/schemas.gen.json' with { type: 'json' };
import { schemas } from '../../src/ocpp/v201/schemas.ts';
import { countsOf, describeSchemas } from './schema-suite.ts';

describeSchemas({
  version: '2.0.1',
  document,
  schemas,
  // the errata raise it
  intended: ['Get15118EVCertificateResponse.exiResponse: maxLength 7500, not 5600'],
});

test('x-actions names a known initiator and functional block', () => {
  expect(countsOf(document['x-actions'])).toEqual({
    station: 24,
    csms: 39,
    both: 1,
    Security: 3,
    Provisioning: 8,
    Authorization: 2,
    LocalAuthorizationList: 2,
    Transactions: 2,
    RemoteControl: 4,
    Availability: 3,
    Reservation: 3,
    TariffAndCost: 1,
    Metering: 1,
    SmartCharging: 9,
    Firmware: 5,
    Certificates: 5,
    Diagnostics: 11,
    DisplayMessage: 4,
    DataTransfer: 1,
  });
});
