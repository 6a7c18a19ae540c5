import { describe, expect, test } from '@jest/globals';
import { CallError } from '../../src/ocpp/call-error.ts';
import { dialects } from '../../src/ocpp/dialects.ts';
import type { Dialect } from '../../src/ocpp/dialect.ts';
import {
  decodeFrame as decode,
  encodeCall,
  encodeError,
  encodeResult,
  encodeResultError,
} from '../../src/ocpp/frame.ts';
import type { Frame } from '../../src/ocpp/frame.ts';

type Version = '1.6' | '2.0.1' | '2.1';

function dialectOf(version: Version): Dialect {
  const dialect = dialects.find((candidate) => candidate.version === version);
  if (!dialect) throw new Error(`no dialect ${version}`);
  return dialect;
}

const v16 = dialectOf('1.6');
const decodeFrame = (text: string, version: Version = '1.6'): Frame =>
  decode(text, dialectOf(version).frames);

describe('decodeFrame', () => {
  test('a call', () => {
    expect(decodeFrame('[2,"19223201","BootNotification",{"chargePointVendor":"V"}]')).toEqual({
      kind: 'call',
      idToken: '"19223201"',
      action: 'BootNotification',
      payload: { chargePointVendor: 'V' },
    });
  });

  test.each([
    ['a number', '[2,12345,"Heartbeat",{}]', '12345'],
    ['a number beyond what floats hold', '[2,12345678901234567890,"Heartbeat",{}]', '12345678901234567890'],
    ['a number that is also the action', '[2,5,"5",{}]', '5'],
    ['an exponent', '[2,1.50E+3,"Heartbeat",{}]', '1.50E+3'],
    ['an escape', '[2,"a\\u0041\\"b","Heartbeat",{}]', '"a\\u0041\\"b"'],
    ['an escaped slash', '[2,"a\\/b","Heartbeat",{}]', '"a\\/b"'],
    ['nothing', '[2,"","Heartbeat",{}]', '""'],
    ['blanks around', ' [ 2 ,\n "x 1" , "Heartbeat", {} ] ', '"x 1"'],
    ['80 characters', `[2,"${'x'.repeat(80)}","Heartbeat",{}]`, `"${'x'.repeat(80)}"`],
    ['brackets and commas', '[2,"],[2,","Heartbeat",{}]', '"],[2,"'],
    ['letters outside ASCII', '[2,"ä-€-😀","Heartbeat",{}]', '"ä-€-😀"'],
  ])('an id with %s goes back as it came', (_what, text, idToken) => {
    expect(decodeFrame(text)).toMatchObject({ kind: 'call', idToken });
  });

  test('results and errors, also with a numeric id', () => {
    expect(decodeFrame('[3,"a",{"status":"Accepted"}]')).toEqual({
      kind: 'result',
      id: 'a',
      payload: { status: 'Accepted' },
    });
    expect(decodeFrame('[4,7,"NotSupported","no",{}]')).toEqual({
      kind: 'error',
      id: '7',
      code: 'NotSupported',
      description: 'no',
    });
    expect(decodeFrame('[4,"a"]')).toEqual({ kind: 'error', id: 'a', code: '', description: '' });
  });

  test('an action without end is cut', () => {
    const frame = decodeFrame(`[2,"a","${'x'.repeat(1000)}",{}]`);
    expect(frame).toMatchObject({ action: `${'x'.repeat(64)}… (1000 characters)` });
  });

  test.each(['[5,"a",{}]', '[6,"a","Send",{}]', '[99]', '[0,"a"]', '[2.5,"a","Heartbeat",{}]'])(
    '%s has a type that is ignored',
    (text) => {
      expect(decodeFrame(text).kind).toBe('unknown-type');
    },
  );

  test.each([
    ['no JSON at all', 'hello', '"-1"'],
    ['an empty message', '', '"-1"'],
    ['an object', '{"a":1}', '"-1"'],
    ['an empty array', '[]', '"-1"'],
    ['no id', '[2]', '"-1"'],
    ['an object for an id', '[2,{},"Heartbeat",{}]', '"-1"'],
    ['null for an id', '[2,null,"Heartbeat",{}]', '"-1"'],
    ['an endless id', `[2,"${'x'.repeat(5000)}","Heartbeat",{}]`, '"-1"'],
    ['no payload', '[2,"a","Heartbeat"]', '"a"'],
    ['no action', '[2,"a"]', '"a"'],
    ['a number for an action', '[2,"a",5,{}]', '"a"'],
    ['a text for a type', '["2","a","Heartbeat",{}]', '"a"'],
    ['a broken list', '[2,"a","MeterValues",{"sampledValue":[,{}]}]', '"a"'],
    ['a broken end', '[2,17,"MeterValues",{', '17'],
    ['a control character in the id', '[2,"a\u0000b","Heartbeat",{}]', '"-1"'],
    ['a line break in the id', '[2,"a\nb","Heartbeat",{}]', '"-1"'],
    ['an escape in the id that is none', '[2,"\\x","Heartbeat",{}]', '"-1"'],
    ['a number for an id that is none', '[2,1e+-.,"Heartbeat",{}]', '"-1"'],
    ['a number of dots for an id', '[2,1.2.3,"Heartbeat",{}]', '"-1"'],
    ['a number with a leading zero for an id', '[2,007,"Heartbeat",{}]', '"-1"'],
  ])('%s is malformed, and its sender is told as well as can be', (_what, text, idToken) => {
    expect(decodeFrame(text)).toMatchObject({ kind: 'malformed', idToken });
  });

  test.each([
    '[3,"a",{',
    '[4,"a",',
    '[3]',
    '[3,{},{}]',
    '[4,null,"InternalError","",{}]',
    '[5,"a",',
    '[5,{},"InternalError","",{}]',
    '[6,"a"',
    '[6,"a",5,{}]',
    '[6,"a","NotifyPeriodicEventStream"]',
  ])('%s wants no answer and gets none', (text) => {
    const frame = decodeFrame(text, '2.1');
    expect(frame.kind).toBe('malformed');
    expect(frame).not.toHaveProperty('idToken');
  });
});

describe('message types of 2.x', () => {
  const unanswered = ['[5,"a","FormatViolation","no",{}]', '[6,"a","NotifyPeriodicEventStream",{"id":1}]'];

  test('SEND and CALLRESULTERROR are of 2.1', () => {
    expect(unanswered.map((text) => decodeFrame(text, '2.1'))).toEqual([
      { kind: 'result-error', id: 'a', code: 'FormatViolation', description: 'no' },
      { kind: 'send', action: 'NotifyPeriodicEventStream', payload: { id: 1 } },
    ]);
  });

  test.each<Version>(['1.6', '2.0.1'])('in %s they are unknown, and not answered either', (version) => {
    expect(unanswered.map((text) => decodeFrame(text, version))).toEqual([
      { kind: 'unknown-type', type: 5 },
      { kind: 'unknown-type', type: 6 },
    ]);
  });

  test('a type that no version has gets its error where there is a word for it, and an id', () => {
    const text = '[9,"a\\u0041","Foo",{}]';
    expect(decodeFrame(text, '1.6')).toEqual({ kind: 'unknown-type', type: 9 });
    for (const version of ['2.0.1', '2.1'] as const) {
      expect(decodeFrame(text, version)).toEqual({ kind: 'unknown-type', type: 9, idToken: '"a\\u0041"' });
      expect(decodeFrame('[9]', version)).toEqual({ kind: 'unknown-type', type: 9 });
      expect(dialectOf(version).faultCodes['message-type']).toBe('MessageTypeNotSupported');
    }
  });

  test.each([
    ['hello', 'framework'],
    ['[2]', 'framework'],
    ['[2,"a",5,{}]', 'framework'],
    ['[2,{},"Heartbeat",{}]', 'framework'],
    ['[2,"a","MeterValues",{"sampledValue":[,{}]}]', 'formation'],
  ])('%s is told from a message with a broken payload', (text, fault) => {
    expect(decodeFrame(text, '2.0.1')).toMatchObject({ kind: 'malformed', fault });
    expect(dialectOf('2.0.1').faultCodes).toMatchObject({
      framework: 'RpcFrameworkError',
      formation: 'FormatViolation',
    });
  });
});

describe('a signed message', () => {
  const jws = (payload: unknown) => ({
    protected: 'eyJhbGciOiJFUzI1NiJ9',
    payload: Buffer.from(JSON.stringify(payload)).toString('base64url'),
    signature: 'c2ln',
  });
  const heard = (message: unknown[]) => decodeFrame(JSON.stringify(message), '2.1');

  test('is the ordinary one within it, with or without an extension', () => {
    const call = { kind: 'call', idToken: '"a"', action: 'Heartbeat', payload: { ü: '€' } };
    expect(heard([2, 'a', {}, 'Heartbeat-Signed', jws({ ü: '€' })])).toEqual(call);
    expect(heard([2, 'a', 'Heartbeat-Signed', jws({ ü: '€' })])).toEqual(call);
    expect(heard([3, 'a', {}, 'Reset-Signed', jws({ status: 'Accepted' })])).toEqual({
      kind: 'result',
      id: 'a',
      payload: { status: 'Accepted' },
    });
    expect(heard([6, 'a', {}, 'NotifyPeriodicEventStream-Signed', jws({ id: 1 })])).toEqual({
      kind: 'send',
      action: 'NotifyPeriodicEventStream',
      payload: { id: 1 },
    });
  });

  test.each([[{}], [{ payload: 5 }], [{ payload: 'not JSON' }], ['text'], [undefined]])(
    'with %p in the place of what is signed is malformed',
    (signed) => {
      expect(heard([2, 'a', {}, 'Heartbeat-Signed', signed])).toMatchObject({
        kind: 'malformed',
        idToken: '"a"',
        reason: 'what is signed cannot be read',
      });
    },
  );

  test('is none where only an error speaks of one', () => {
    expect(heard([4, 'a', 'NotSupported', 'Reset-Signed', {}])).toMatchObject({
      kind: 'error',
      description: 'Reset-Signed',
    });
  });
});

describe('encoding', () => {
  test('calls, results and errors', () => {
    expect(encodeCall('1', 'Reset', { type: 'Soft' })).toBe('[2,"1","Reset",{"type":"Soft"}]');
    expect(encodeResult('17', {})).toBe('[3,17,{}]');
    const error = new CallError('occurrence', '/idTag is missing', [
      { pointer: '/idTag', reason: 'is missing' },
    ]);
    expect(JSON.parse(encodeError('"x"', error, v16))).toEqual([
      4,
      'x',
      'OccurenceConstraintViolation',
      '/idTag is missing',
      { faults: [{ pointer: '/idTag', reason: 'is missing' }] },
    ]);
  });

  test('an error in answer to a result', () => {
    const error = new CallError('occurrence', '/status is missing');
    expect(encodeResultError('"x"', error, dialectOf('2.1'))).toBe(
      '[5,"x","OccurrenceConstraintViolation","/status is missing",{}]',
    );
  });

  test('an error description has 255 characters at most, the details are an object', () => {
    const error = new CallError('not-implemented', `no action ${'"x'.repeat(400)}`);
    const [, , code, description, details] = JSON.parse(encodeError('"x"', error, v16)) as unknown[];
    expect(code).toBe('NotImplemented');
    expect(description).toHaveLength(255);
    expect(details).toEqual({});
  });

  test('OCPP 1.6 has its own spelling', () => {
    expect([...new Set(Object.values(v16.faultCodes))].sort()).toEqual([
      'FormationViolation',
      'InternalError',
      'NotImplemented',
      'NotSupported',
      'OccurenceConstraintViolation',
      'PropertyConstraintViolation',
      'SecurityError',
      'TypeConstraintViolation',
    ]);
  });
});
