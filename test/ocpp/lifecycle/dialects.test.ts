import { describe, expect, test } from '@jest/globals';
import { dialects } from '../../../src/ocpp/dialects.ts';

const accepted = { status: 'Accepted' };
const dialect = (version: string) => dialects.find((known) => known.version === version)!.lifecycle;

describe.each(['2.0.1', '2.1'])('what is to follow an answer, OCPP %s', (version) => {
  const idToken = { idToken: 'A1', type: 'ISO14443' };

  test.each<[string, object, object, unknown]>([
    ['RequestStartTransaction', { idToken, evseId: 2 }, accepted, { kind: 'start', idTag: 'A1', evseId: 2 }],
    ['RequestStartTransaction', { idToken }, accepted, { kind: 'start', idTag: 'A1' }],
    ['RequestStartTransaction', { idToken }, { ...accepted, transactionId: 'T' }, undefined],
    ['RequestStartTransaction', { idToken }, { status: 'Rejected' }, undefined],
    ['RequestStopTransaction', { transactionId: 'T' }, accepted, { kind: 'stop', transactionId: 'T' }],
    ['UnlockConnector', { evseId: 1, connectorId: 1 }, { status: 'Unlocked' }, { kind: 'unlock', evseId: 1 }],
    ['UnlockConnector', { evseId: 1, connectorId: 1 }, { status: 'UnlockFailed' }, undefined],
    ['Reset', { type: 'Immediate' }, accepted, { kind: 'reset' }],
    ['Reset', { type: 'OnIdle' }, { status: 'Scheduled' }, undefined],
    ['Reset', { type: 'Immediate', evseId: 1 }, accepted, undefined],
    ['ClearCache', {}, accepted, undefined],
  ])('%s %j, answered %j', (action, payload, result, expected) => {
    expect(dialect(version).undertaken(action, payload, result)).toEqual(expected);
  });
});

test.each<[string, object, object, unknown]>([
  [
    'RemoteStartTransaction',
    { idTag: 'A', connectorId: 1 },
    accepted,
    { kind: 'start', idTag: 'A', evseId: 1 },
  ],
  ['RemoteStartTransaction', { idTag: 'A' }, accepted, { kind: 'start', idTag: 'A' }],
  ['RemoteStopTransaction', { transactionId: 7 }, accepted, { kind: 'stop', transactionId: '7' }],
  ['UnlockConnector', { connectorId: 2 }, { status: 'Unlocked' }, { kind: 'unlock', evseId: 2 }],
  ['Reset', { type: 'Soft' }, accepted, { kind: 'reset' }],
  ['Reset', { type: 'Soft' }, { status: 'Rejected' }, undefined],
  ['Reset', { type: 'Soft' }, null as never, undefined],
])('OCPP 1.6: %s %j, answered %j', (action, payload, result, expected) => {
  expect(dialect('1.6').undertaken(action, payload, result)).toEqual(expected);
});

describe('how long a station waits for a vehicle', () => {
  const answering = (answer: object) => () => Promise.resolve(answer);

  test('OCPP 1.6', async () => {
    const { connectionTimeoutS } = dialect('1.6');
    const key = { key: 'ConnectionTimeOut', readonly: false, value: '90' };
    await expect(connectionTimeoutS(answering({ configurationKey: [key] }))).resolves.toBe(90);
    await expect(
      connectionTimeoutS(answering({ unknownKey: ['ConnectionTimeOut'] })),
    ).resolves.toBeUndefined();
  });

  test('OCPP 2.0.1', async () => {
    const { connectionTimeoutS } = dialect('2.0.1');
    const result = { attributeStatus: 'Accepted', attributeValue: '45' };
    await expect(connectionTimeoutS(answering({ getVariableResult: [result] }))).resolves.toBe(45);
    const unknown = { attributeStatus: 'UnknownVariable' };
    await expect(connectionTimeoutS(answering({ getVariableResult: [unknown] }))).resolves.toBeUndefined();
  });
});

describe('whether a transaction runs, OCPP 2.0.1', () => {
  test.each([
    [
      { ongoingIndicator: true, messagesInQueue: false },
      { ongoing: true, queued: false },
    ],
    [{ messagesInQueue: true }, { queued: true }],
    [{}, undefined],
  ])('%j', async (answer, expected) => {
    const { transaction } = dialect('2.0.1');
    await expect(transaction(() => Promise.resolve(answer), 'T')).resolves.toEqual(expected);
  });
});
