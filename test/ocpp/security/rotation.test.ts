import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BridgeError } from '../../../src/core/errors.ts';
import type { Station } from '../../../src/core/model/station.ts';
import { passwordHashes } from '../../../src/core/security/password.ts';
import type { FakeStation } from '../../kit/station.ts';
import { CallErrorFrame, HandshakeRefused } from '../../kit/station.ts';
import { until } from '../../kit/until.ts';
import { Desk } from '../desk.ts';

const old = '0123456789abcdef';
const next = 'aabbccddeeff00112233445566778899';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open({ callTimeoutMs: 300 });
});
afterAll(() => desk.close());

let count = 0;
async function connected(
  answers: Parameters<Desk['connect']>[1] & object,
  settings: Partial<Station> = {},
): Promise<{ id: string; station: FakeStation }> {
  const id = `R${++count}`;
  await desk.addStation(id, {
    securityProfile: 1,
    passwordHashes: passwordHashes(old, desk.secrets),
    ...settings,
  });
  const station = await desk.connect(id, { password: old, ...answers });
  await station.call(...boot);
  return { id, station };
}

const boot = ['BootNotification', { chargePointVendor: 'V', chargePointModel: 'M' }] as const;
const answering = (status: string) => ({ answers: { ChangeConfiguration: () => ({ status }) } });
const passwords = {
  rotate: (id: string, password?: string) => desk.care.passwords.rotate(id, password),
};
const eventsOf = async (id: string) =>
  (await desk.store.stationEvents(id, { limit: 10, kind: 'configuration' })).map(({ severity, text }) => [
    severity,
    text,
  ]);
const letIn = (id: string, password: string | Buffer) =>
  desk.connect(id, { password }).then(
    async (station) => {
      await station.close();
      return true;
    },
    (error: unknown) => {
      if (error instanceof HandshakeRefused && error.status === 401) return false;
      throw error;
    },
  );

test('both count until the station is back with the new one, as digits or as bytes', async () => {
  const { id, station } = await connected(answering('Accepted'));
  await expect(passwords.rotate(id, next)).resolves.toEqual({ result: 'accepted', password: next });
  expect(station.calls.at(-1)).toMatchObject({
    action: 'ChangeConfiguration',
    payload: { key: 'AuthorizationKey', value: next },
  });
  await station.close();
  expect(await letIn(id, old)).toBe(true);
  expect(await letIn(id, Buffer.from(next, 'hex'))).toBe(true);
  await until('the old one is dropped', async () => !(await desk.store.station(id))?.newPasswordHashes);
  expect(await letIn(id, old)).toBe(false);
  expect(await letIn(id, next)).toBe(true);
  expect(await eventsOf(id)).toEqual([
    ['info', expect.stringMatching(/old one no longer counts/)],
    ['info', expect.stringMatching(/took a new password/)],
  ]);
});

test('one is made of 20 bytes, and stands in no log and no recorded frame', async () => {
  const { id, station } = await connected(answering('RebootRequired'));
  const { result, password } = await passwords.rotate(id);
  expect(result).toBe('reboot');
  expect(password).toMatch(/^[0-9a-f]{40}$/);
  await until('the call is recorded', async () =>
    (await desk.store.frames(id, { limit: 20 })).some(({ action }) => action === 'ChangeConfiguration'),
  );
  const kept = JSON.stringify([
    await desk.store.frames(id, { limit: 20 }),
    await desk.store.stationEvents(id, { limit: 20 }),
    await desk.store.station(id),
    desk.log,
  ]);
  expect(kept).not.toContain(password);
  expect(kept).toContain('***');
  await station.close();
});

test.each(['Rejected', 'NotSupported'])('%s: the new one is dropped, and it is said', async (status) => {
  const { id, station } = await connected(answering(status));
  await expect(passwords.rotate(id, next)).rejects.toMatchObject({ code: 'station-error' });
  expect(await desk.store.station(id)).not.toHaveProperty('newPasswordHashes');
  expect(await eventsOf(id)).toEqual([['warning', expect.stringMatching(/was not taken/)]]);
  await station.close();
  expect(await letIn(id, next)).toBe(false);
  expect(await letIn(id, old)).toBe(true);
});

test('an error in answer is a refusal', async () => {
  const refuse = () => {
    throw new CallErrorFrame('NotSupported', 'no');
  };
  const { id } = await connected({ answers: { ChangeConfiguration: refuse } });
  await expect(passwords.rotate(id, next)).rejects.toMatchObject({ callCode: 'NotSupported' });
  expect(await desk.store.station(id)).not.toHaveProperty('newPasswordHashes');
});

test.each<[string, (station: FakeStation) => void]>([
  ['says nothing', () => undefined],
  ['hangs up at once', ({ socket }) => socket.terminate()],
])('a station that %s may have taken it: both count', async (_what, act) => {
  const opened: { id: string; station: FakeStation } = await connected({
    answers: {
      ChangeConfiguration: () => {
        act(opened.station);
        return undefined;
      },
    },
  });
  const { station } = opened;
  await expect(passwords.rotate(opened.id, next)).rejects.toBeInstanceOf(BridgeError);
  expect(await eventsOf(opened.id)).toEqual([['warning', expect.stringMatching(/not known whether/)]]);
  station.socket.terminate();
  await station.closed();
  expect(await letIn(opened.id, old)).toBe(true);
  expect(await letIn(opened.id, next)).toBe(true);
});

test('what a version does not take is not sent', async () => {
  const { id, station } = await connected(answering('Accepted'));
  await expect(passwords.rotate(id, 'only-letters-in-here')).rejects.toMatchObject({ code: 'invalid' });
  expect(station.calls).toEqual([]);
  expect(await desk.store.station(id)).not.toHaveProperty('newPasswordHashes');
  expect(await eventsOf(id)).toEqual([]);
});

test('a station that is not there cannot be told, an unknown one neither', async () => {
  await desk.addStation('GONE', { securityProfile: 1 });
  await expect(passwords.rotate('GONE')).rejects.toMatchObject({ code: 'not-connected' });
  await expect(passwords.rotate('NOBODY')).rejects.toMatchObject({ code: 'unknown-station' });
});

test('three that were never used are enough', async () => {
  const { id } = await connected(answering('Accepted'));
  for (let i = 0; i < 3; i++) await passwords.rotate(id);
  await expect(passwords.rotate(id)).rejects.toMatchObject({ code: 'conflict' });
});

/** The operator's own call, as it comes from the operator API. */
const calling = (id: string, action: string, payload: object) =>
  desk.care.passwords.call(id, { action, payload }, () => desk.server.stations.call(id, action, payload));

test('TC_073: a password in a call of the operator opens the door too, and replaces the old one', async () => {
  const { id, station } = await connected(answering('Accepted'));
  const payload = { key: 'authorizationKey', value: next };
  await expect(calling(id, 'ChangeConfiguration', payload)).resolves.toEqual({ status: 'Accepted' });
  expect(station.calls.at(-1)).toMatchObject({ payload });
  await station.close();
  expect(await letIn(id, next)).toBe(true);
  await until('the old one is dropped', async () => !(await desk.store.station(id))?.newPasswordHashes);
  expect(await letIn(id, old)).toBe(false);
});

test('a call whose password is refused is answered as the station answered; the old one counts', async () => {
  const { id, station } = await connected(answering('Rejected'));
  const payload = { key: 'AuthorizationKey', value: next };
  await expect(calling(id, 'ChangeConfiguration', payload)).resolves.toEqual({ status: 'Rejected' });
  await station.close();
  expect(await letIn(id, next)).toBe(false);
  expect(await letIn(id, old)).toBe(true);
});

test('a call without a password changes nothing', async () => {
  const { id } = await connected(answering('Accepted'));
  await calling(id, 'ChangeConfiguration', { key: 'HeartbeatInterval', value: '60' });
  expect(await desk.store.station(id)).not.toHaveProperty('newPasswordHashes');
  expect(await eventsOf(id)).toEqual([]);
});

test('TC_A_09: of several variables in a call of the operator, the result of the password counts', async () => {
  const settings = { securityProfile: 1, passwordHashes: passwordHashes(old, desk.secrets) } as const;
  await desk.addStation('V3', settings);
  const item = (component: string, variable: string, rest: object) => ({
    ...rest,
    component: { name: component },
    variable: { name: variable },
  });
  const results = ['Rejected', 'Accepted'];
  const station = await desk.connect('V3', {
    password: old,
    version: '2.0.1',
    answers: {
      SetVariables: () => ({
        setVariableResult: [
          item('OCPPCommCtrlr', 'HeartbeatInterval', { attributeStatus: results[0] }),
          item('SecurityCtrlr', 'BasicAuthPassword', { attributeStatus: results[1] }),
        ],
      }),
    },
  });
  await station.call('BootNotification', {
    reason: 'PowerUp',
    chargingStation: { model: 'M', vendorName: 'V' },
  });
  const setVariableData = [
    item('OCPPCommCtrlr', 'HeartbeatInterval', { attributeValue: '60' }),
    item('SecurityCtrlr', 'BasicAuthPassword', { attributeValue: next }),
  ];
  await calling('V3', 'SetVariables', { setVariableData });
  expect(await desk.store.station('V3')).toHaveProperty('newPasswordHashes');
  results.reverse();
  await calling('V3', 'SetVariables', { setVariableData });
  expect((await desk.store.station('V3'))?.newPasswordHashes).toHaveLength(1);
  await station.close();
  expect(await letIn('V3', next)).toBe(true);
});

test('OCPP 2.0.1 is told by a variable', async () => {
  await desk.addStation('V2', { securityProfile: 1, passwordHashes: passwordHashes(old, desk.secrets) });
  const password = 'Letters-and_digits.17';
  const station = await desk.connect('V2', {
    password: old,
    version: '2.0.1',
    answers: {
      SetVariables: () => ({
        setVariableResult: [
          {
            attributeStatus: 'Accepted',
            component: { name: 'SecurityCtrlr' },
            variable: { name: 'BasicAuthPassword' },
          },
        ],
      }),
    },
  });
  await station.call('BootNotification', {
    reason: 'PowerUp',
    chargingStation: { model: 'M', vendorName: 'V' },
  });
  await expect(passwords.rotate('V2', password)).resolves.toMatchObject({ result: 'accepted' });
  await station.close();
  expect(await letIn('V2', password)).toBe(true);
  await until('the old one is dropped', async () => !(await desk.store.station('V2'))?.newPasswordHashes);
  expect(JSON.stringify(await desk.store.frames('V2', { limit: 20 }))).not.toContain(password);
});
