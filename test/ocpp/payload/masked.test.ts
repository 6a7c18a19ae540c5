import { describe, expect, test } from '@jest/globals';
import { masked, maskedAnswer } from '../../../src/ocpp/payload/masked.ts';

const secret = { key: 'AuthorizationKey', value: '0123456789"ABCDEF' };
const inJson = '0123456789\\"ABCDEF';

test('a password that is sent to a station is not kept', () => {
  expect(masked('ChangeConfiguration', secret)).toEqual({ key: 'AuthorizationKey', value: '***' });
  const harmless = { key: 'HeartbeatInterval', value: '60' };
  expect(masked('ChangeConfiguration', harmless)).toEqual(harmless);
});

describe('maskedAnswer', () => {
  const kept = (payload: unknown, sent?: object) => {
    const text = JSON.stringify([3, '1', payload]);
    return { text, kept: maskedAnswer({ text, payload, ...(sent && { sent }) }) };
  };

  test.each([
    [
      '{"key":"AuthorizationKey","readonly":false,"value":"abc"}',
      '{"key":"AuthorizationKey","readonly":false,"value":"***"}',
    ],
    ['{"value": "abc", "key":"authorizationKEY"}', '{"value": "***", "key":"authorizationKEY"}'],
    ['{"key":"AuthorizationKey","value":12345678}', '{"key":"AuthorizationKey","value":"***"}'],
  ])('in a list of settings: %s', (entry, expected) => {
    const text = (inner: string) => `[3,"1",{"configurationKey":[{"key":"A","value":"1"},${inner}]}]`;
    const [, , payload] = JSON.parse(text(entry)) as unknown[];
    expect(maskedAnswer({ text: text(entry), payload })).toBe(text(expected));
  });

  test.each([
    [{ configurationKey: [{ key: 'HeartbeatInterval', value: '60' }] }],
    [{ configurationKey: [{ key: 'AuthorizationKey', readonly: false }], unknownKey: ['X'] }],
    [{ configurationKey: [{ key: 'AuthorizationKey', value: '' }] }],
    [{ status: 'Accepted' }],
    [null],
    [{ configurationKey: [null, 1] }],
  ])('without a password the text stays as it is: %j', (payload) => {
    const { text, kept: same } = kept(payload);
    expect(same).toBe(text);
  });

  test('a setting that comes back with its value', () => {
    expect(kept({ status: 'Rejected', ...secret }).kept).toBe(
      '[3,"1",{"status":"Rejected","key":"AuthorizationKey","value":"***"}]',
    );
  });

  test('an error that repeats what was sent', () => {
    const text = `[4,"1","PropertyConstraintViolation","${inJson} is too short",{"was":"${inJson}"}]`;
    expect(maskedAnswer({ text, sent: secret })).toBe(
      '[4,"1","PropertyConstraintViolation","*** is too short",{"was":"***"}]',
    );
    expect(maskedAnswer({ text, sent: { key: 'Other', value: 'x' } })).toBe(text);
  });

  test.each([
    ['no JSON', '[3,"1",{"configurationKey":[{"key":"AuthorizationKey","value":"abc"', undefined],
    [
      'written with escapes',
      '[3,"1",{"key":"AuthorizationKey","value":"\\u0061bc"}]',
      { key: 'AuthorizationKey', value: 'abc' },
    ],
    [
      'no plain value',
      '[3,"1",{"key":"AuthorizationKey","value":["abc"]}]',
      { key: 'AuthorizationKey', value: ['abc'] },
    ],
  ])('is withheld whole where the password is not to be found: %s', (_what, text, payload) => {
    expect(maskedAnswer({ text, payload })).toBe(
      `(withheld: a password is in these ${text.length} characters)`,
    );
  });

  test('is withheld whole where it tells many, which would each have to be looked for', () => {
    const configurationKey = Array.from({ length: 1000 }, (_, i) => ({
      key: 'AuthorizationKey',
      value: `k${i}`,
    }));
    expect(kept({ configurationKey }).kept).toMatch(/^\(withheld/);
  });

  test('a report keeps all but the value of a password', () => {
    const attribute = (value: string) => ({ value, mutability: 'WriteOnly' });
    const report = (value: string) => ({
      reportData: [
        {
          component: { name: 'SecurityCtrlr' },
          variable: { name: 'BasicAuthPassword' },
          variableAttribute: [attribute(value)],
        },
        {
          component: { name: 'OCPPCommCtrlr' },
          variable: { name: 'HeartbeatInterval' },
          variableAttribute: [attribute('300')],
        },
      ],
    });
    expect(kept(report('sesame')).kept).toBe(kept(report('***')).text);
  });

  test.each([
    ['lists', (depth: number) => '['.repeat(depth) + ']'.repeat(depth)],
    ['objects', (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)],
  ])('%s that nest without end are not looked into', (_what, nested) => {
    const text = `[3,"1",{"password":"sesame","deep":${nested(100_000)}}]`;
    const [, , payload] = JSON.parse(text) as unknown[];
    expect(maskedAnswer({ text, payload })).toBe(
      `(withheld: a password is in these ${text.length} characters)`,
    );
    const shallow = `[3,"1",{"password":"sesame","deep":${nested(5)}}]`;
    const [, , known] = JSON.parse(shallow) as unknown[];
    expect(maskedAnswer({ text: shallow, payload: known })).toBe(shallow.replace('sesame', '***'));
  });
});
