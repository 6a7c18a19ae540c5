import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '../kit/until.ts';
import { StationStage } from './station-stage.ts';

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** What is done in every version, in its words. */
const words = {
  '1.6': {
    reserve: (id: number, idTag: string, expiryDate: string, connectorId = 1) => ({
      connectorId,
      expiryDate,
      idTag,
      reservationId: id,
    }),
    profile: (limit: number, purpose = 'TxDefaultProfile', connectorId = 0) => ({
      connectorId,
      csChargingProfiles: {
        chargingProfileId: 1,
        stackLevel: 0,
        chargingProfilePurpose: purpose.replace('ChargingStationMax', 'ChargePointMax'),
        chargingProfileKind: 'Relative',
        chargingSchedule: {
          chargingRateUnit: 'W',
          chargingSchedulePeriod: [
            { startPeriod: 0, limit },
            { startPeriod: 1800, limit: 9000 },
          ],
        },
      },
    }),
    clear: { id: 1 },
    composite: { connectorId: 1, duration: 3600 },
    list: (version: number, updateType: string, entries: [string, string?][]) => ({
      listVersion: version,
      updateType,
      localAuthorizationList: entries.map(([idTag, status]) => ({
        idTag,
        ...(status && { idTagInfo: { status } }),
      })),
    }),
    listVersion: 'listVersion',
    firmware: ['SignedUpdateFirmware', 'SignedFirmwareStatusNotification'],
  },
  '2.0.1': {
    reserve: (id: number, idToken: string, expiryDateTime: string, evseId = 1) => ({
      id,
      expiryDateTime,
      idToken: { idToken, type: 'ISO14443' },
      ...(evseId !== 0 && { evseId }),
    }),
    profile: (limit: number, purpose = 'TxDefaultProfile', evseId = 0) => ({
      evseId,
      chargingProfile: {
        id: 1,
        stackLevel: 0,
        chargingProfilePurpose: purpose,
        chargingProfileKind: 'Relative',
        chargingSchedule: [
          {
            id: 1,
            chargingRateUnit: 'W',
            chargingSchedulePeriod: [
              { startPeriod: 0, limit },
              { startPeriod: 1800, limit: 9000 },
            ],
          },
        ],
      },
    }),
    clear: { chargingProfileId: 1 },
    composite: { evseId: 1, duration: 3600 },
    list: (versionNumber: number, updateType: string, entries: [string, string?][]) => ({
      versionNumber,
      updateType,
      localAuthorizationList: entries.map(([idToken, status]) => ({
        idToken: { idToken, type: 'ISO14443' },
        ...(status && { idTokenInfo: { status } }),
      })),
    }),
    listVersion: 'versionNumber',
    firmware: ['UpdateFirmware', 'FirmwareStatusNotification'],
  },
} as const;

describe.each(['1.6', '2.0.1', '2.1'] as const)('OCPP %s', (version) => {
  const say = words[version === '1.6' ? '1.6' : '2.0.1'];
  const is2 = version !== '1.6';
  let stage: StationStage;

  beforeEach(async () => {
    stage = new StationStage(version);
    await stage.central.start();
  });

  afterEach(() => stage.close());

  const starts = () => (is2 ? stage.transactionEvents('Started') : stage.central.of('StartTransaction'));

  test('a reservation keeps others away, and its holder uses it up', async () => {
    const one = await stage.station();
    const reserve = (id: number, who: string) => stage.call('ReserveNow', say.reserve(id, who, inMs(60_000)));
    expect(await reserve(11, 'MINE')).toEqual({ status: 'Accepted' });
    await stage.isSaid('Reserved');
    expect(await reserve(12, 'OTHER')).toEqual({ status: 'Occupied' });
    expect(await one.swipe(1, 'OTHER')).toBe('Reserved');
    expect(starts()).toEqual([]);
    expect(await one.swipe(1, 'mine')).toBe('Accepted');
    await until('it started', () => starts().length === 1);
    expect(starts()[0]).toMatchObject({ reservationId: 11 });
    await one.swipe(1, 'mine');
    await stage.isSaid('Available');
    expect(await stage.call('CancelReservation', { reservationId: 11 })).toEqual({ status: 'Rejected' });
  });

  test('a reservation ends by being cancelled, by its time, or with the connector', async () => {
    await stage.station();
    await stage.call('ReserveNow', say.reserve(1, 'MINE', inMs(60_000)));
    await stage.isSaid('Reserved');
    expect(await stage.call('CancelReservation', { reservationId: 1 })).toEqual({ status: 'Accepted' });
    await stage.isSaid('Available');
    await stage.call('ReserveNow', say.reserve(2, 'MINE', inMs(200)));
    await stage.isSaid('Reserved');
    await stage.isSaid('Available');
    await stage.call('ReserveNow', say.reserve(3, 'MINE', inMs(60_000)));
    await stage.isSaid('Reserved');
    await stage.call(
      'ChangeAvailability',
      is2 ? { operationalStatus: 'Inoperative', evse: { id: 1 } } : { connectorId: 1, type: 'Inoperative' },
    );
    await stage.isSaid('Unavailable');
    expect(await stage.call('ReserveNow', say.reserve(4, 'MINE', inMs(60_000)))).toEqual({
      status: 'Unavailable',
    });
    expect(await stage.call('ReserveNow', say.reserve(4, 'MINE', inMs(60_000), 9))).toEqual({
      status: 'Rejected',
    });
    expect(stage.central.of('ReservationStatusUpdate')).toEqual(
      is2
        ? [
            { reservationId: 2, reservationUpdateStatus: 'Expired' },
            { reservationId: 3, reservationUpdateStatus: 'Removed' },
          ]
        : [],
    );
  });

  test('a reservation of any connector leaves one free for its holder', async () => {
    const ac = { maxPowerKw: 22, current: 'AC' as const };
    const one = await stage.station({ connectors: [ac, ac] });
    expect(await stage.call('ReserveNow', say.reserve(5, 'MINE', inMs(60_000), 0))).toEqual({
      status: 'Accepted',
    });
    expect(await one.swipe(1, 'OTHER')).toBe('Accepted');
    expect(await one.swipe(2, 'THIRD')).toBe('Reserved');
    expect(await one.swipe(2, 'MINE')).toBe('Accepted');
  });

  test('power follows the limit, and no power is SuspendedEVSE', async () => {
    const one = await stage.station({ connectors: [{ maxPowerKw: 50, current: 'DC' }] });
    expect(await stage.call('SetChargingProfile', say.profile(3700))).toEqual({ status: 'Accepted' });
    await one.swipe(1, 'CARD');
    const powers = () => stage.events.flatMap((event) => (event.type === 'metered' ? [event.powerW] : []));
    await until('it is metered', () => powers().length >= 1);
    expect(powers().at(-1)).toBe(3700);

    const composite = await stage.call('GetCompositeSchedule', say.composite);
    const schedule = (is2 ? composite['schedule'] : composite['chargingSchedule']) as Record<string, unknown>;
    expect(composite).toMatchObject({ status: 'Accepted' });
    expect(schedule).toMatchObject({ duration: 3600, chargingRateUnit: 'W' });
    const periods = schedule['chargingSchedulePeriod'] as { startPeriod: number; limit: number }[];
    expect(periods.map(({ limit }) => limit)).toEqual([3700, 9000]);
    expect(periods[1]?.startPeriod).toBeGreaterThan(1700);

    await stage.call('SetChargingProfile', say.profile(0));
    await until('it waits', () => one.stateOf(1) === 'SuspendedEVSE');
    expect(await stage.call('ClearChargingProfile', say.clear)).toEqual({ status: 'Accepted' });
    await until('it goes on', () => one.stateOf(1) === 'Charging');
    expect(await stage.call('ClearChargingProfile', say.clear)).toEqual({ status: 'Unknown' });
    await until('unlimited', () => (powers().at(-1) ?? 0) > 3700);
  });

  test('a remote start brings the profile of its transaction, which goes with it', async () => {
    const one = await stage.station();
    const profile = (purpose: string) => {
      const said = say.profile(3700, purpose, 1);
      return 'csChargingProfiles' in said ? said.csChargingProfiles : said.chargingProfile;
    };
    const start = (purpose: string) =>
      is2
        ? stage.call('RequestStartTransaction', {
            idToken: { idToken: 'APP', type: 'Central' },
            remoteStartId: 1,
            chargingProfile: profile(purpose),
          })
        : stage.call('RemoteStartTransaction', { idTag: 'APP', chargingProfile: profile(purpose) });
    expect(await start('TxDefaultProfile')).toEqual({ status: 'Rejected' });
    expect(await start('TxProfile')).toEqual({ status: 'Accepted' });
    await until('it started', () => starts().length === 1);
    const metered = () => stage.events.flatMap((event) => (event.type === 'metered' ? [event.powerW] : []));
    await until('it is metered', () => metered().length >= 1);
    expect(metered()).toEqual([3700]);
    await one.swipe(1, 'APP');
    await stage.isSaid('Available');
    await one.swipe(1, 'CARD');
    await until('it is metered again', () => metered().length >= 2);
    expect(metered()[1]).toBeGreaterThan(3700);
  });

  test('a profile where it does not belong is refused', async () => {
    const one = await stage.station();
    expect(await stage.call('SetChargingProfile', say.profile(1000, 'TxProfile', 1))).toEqual({
      status: 'Rejected',
    });
    expect(await stage.call('SetChargingProfile', say.profile(1000, 'ChargingStationMaxProfile', 1))).toEqual(
      {
        status: 'Rejected',
      },
    );
    expect(one.stateOf(1)).toBe('Available');
  });

  test('the local list: versions, differences, and whom it lets charge without a line', async () => {
    const one = await stage.station({ configuration: { AllowOfflineTxForUnknownId: 'false' } });
    const send = (number: number, type: string, entries: [string, string?][]) =>
      stage.call('SendLocalList', say.list(number, type, entries));
    const known = async () => (await stage.call('GetLocalListVersion'))[say.listVersion];
    expect(await known()).toBe(0);
    expect(
      await send(3, 'Full', [
        ['GOOD', 'Accepted'],
        ['BAD', 'Blocked'],
        ['GONE', 'Accepted'],
      ]),
    ).toEqual({
      status: 'Accepted',
    });
    expect(await send(3, 'Differential', [['GONE']])).toEqual({ status: 'VersionMismatch' });
    expect(await send(4, 'Differential', [['GONE']])).toEqual({ status: 'Accepted' });
    expect(await known()).toBe(4);
    const many = Array.from({ length: 101 }, (_, i): [string, string] => [`CARD-${i}`, 'Accepted']);
    expect(await send(5, 'Full', many)).toEqual({ status: 'Failed' });
    expect(await known()).toBe(4);
    one.cut();
    await until('it is offline', () => !one.isReady);
    expect(await one.swipe(1, 'GONE')).toBe('Invalid');
    expect(await one.swipe(1, 'BAD')).toBe('Blocked');
    expect(await one.swipe(1, 'good')).toBe('Accepted');
    one.restore();
    await until('it started', () => starts().length === 1);
  });

  test('a firmware update waits for the driver, is told step by step, and boots with the new one', async () => {
    const one = await stage.station();
    await one.swipe(1, 'CARD');
    const [update, notification] = say.firmware;
    const job = {
      requestId: 21,
      firmware: {
        location: 'https://fw.example/builds/2.4.1.bin',
        retrieveDateTime: inMs(0),
        signature: 'c2ln',
        ...(is2 ? {} : { signingCertificate: 'pem' }),
      },
    };
    expect(await stage.call(update, job)).toEqual({ status: 'Accepted' });
    const told = () => stage.central.of(notification).map(({ status }) => status);
    await until('it is verified', () => told().at(-1) === 'SignatureVerified');
    await one.swipe(1, 'CARD');
    await until('it is installed', () => told().at(-1) === 'Installed');
    expect(told()).toEqual([
      'Downloading',
      'Downloaded',
      'SignatureVerified',
      'Installing',
      'InstallRebooting',
      'Installed',
    ]);
    for (const { requestId } of stage.central.of(notification)) expect(requestId).toBe(21);
    const boot = stage.central.of('BootNotification').at(-1);
    expect(boot).toMatchObject(
      is2
        ? { reason: 'FirmwareUpdate', chargingStation: { firmwareVersion: '2.4.1' } }
        : { firmwareVersion: '2.4.1' },
    );
  });

  test('a log is uploaded', async () => {
    await stage.station();
    const answer = await stage.call('GetLog', {
      log: { remoteLocation: 'https://logs.example/' },
      logType: 'SecurityLog',
      requestId: 8,
    });
    expect(answer).toEqual({ status: 'Accepted', filename: 'SIM/1.log' });
    await until('it is up', () => stage.central.of('LogStatusNotification').length === 2);
    expect(stage.central.of('LogStatusNotification')).toEqual([
      { status: 'Uploading', requestId: 8 },
      { status: 'Uploaded', requestId: 8 },
    ]);
  });
});

describe('OCPP 1.6 alone', () => {
  let stage: StationStage;
  beforeEach(async () => {
    stage = new StationStage('1.6');
    await stage.central.start();
  });
  afterEach(() => stage.close());

  test('plain firmware and diagnostics have messages without a number', async () => {
    await stage.station();
    const location = 'https://fw.example/3.0.0.bin';
    expect(await stage.call('UpdateFirmware', { location, retrieveDate: inMs(0) })).toEqual({});
    const told = () => stage.central.of('FirmwareStatusNotification').map(({ status }) => status);
    await until('it is installed', () => told().at(-1) === 'Installed');
    expect(told()).toEqual(['Downloading', 'Downloaded', 'Installing', 'Installed']);
    expect(await stage.call('GetDiagnostics', { location: 'https://logs.example/' })).toEqual({
      fileName: 'SIM/1.log',
    });
    await until('it is up', () => stage.central.of('DiagnosticsStatusNotification').length === 2);
  });

  test('a new AuthorizationKey is hexadecimal, is not shown, and is used', async () => {
    await stage.station({ password: 'the-old-password-1' });
    const value = Buffer.from('the-new-password').toString('hex');
    const change = (key: string) =>
      stage.call('ChangeConfiguration', { key: 'AuthorizationKey', value: key });
    expect(await change('not hexadecimal')).toEqual({ status: 'Rejected' });
    expect(await stage.call('GetConfiguration', { key: ['AuthorizationKey'] })).toEqual({
      configurationKey: [{ key: 'AuthorizationKey', readonly: false }],
      unknownKey: [],
    });
    expect(await change(value)).toEqual({ status: 'Accepted' });
    await until('it came back', () => stage.central.passwords.length === 2);
    expect(stage.central.passwords[1]).toBe('the-new-password');
  });
});

describe('OCPP 2.x alone', () => {
  let stage: StationStage;
  beforeEach(async () => {
    stage = new StationStage('2.0.1');
    await stage.central.start();
  });
  afterEach(() => stage.close());

  test('charging profiles are reported by EVSE as they came', async () => {
    await stage.station();
    const { profile } = words['2.0.1'];
    await stage.call('SetChargingProfile', profile(5000));
    const asked = { requestId: 2, chargingProfile: { chargingProfilePurpose: 'TxDefaultProfile' } };
    expect(await stage.call('GetChargingProfiles', asked)).toEqual({ status: 'Accepted' });
    await until('they came', () => stage.central.of('ReportChargingProfiles').length === 1);
    expect(stage.central.of('ReportChargingProfiles')[0]).toEqual({
      requestId: 2,
      chargingLimitSource: 'CSO',
      chargingProfile: [profile(5000).chargingProfile],
      tbc: false,
      evseId: 0,
    });
    const others = { requestId: 3, chargingProfile: { chargingProfileId: [99] } };
    expect(await stage.call('GetChargingProfiles', others)).toEqual({ status: 'NoProfiles' });
  });
});
