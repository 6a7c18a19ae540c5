import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { BridgeError } from '../../../src/core/errors.ts';
import { v21 } from '../../../src/ocpp/v21/dialect.ts';
import document from '../../../src/ocpp/v21/schemas.gen.json' with { type: 'json' };
import type { Named } from '../schema-differences.ts';
import { publishedSchemas } from '../schema-differences.ts';
import { Examples } from '../schema-examples.ts';
import { peer } from '../v201/peer.ts';

const named: Named = document.components.schemas;
const examples = new Examples(named, document['x-everywhere']);
const published = publishedSchemas('2.1');
const ajv = new Ajv({ strict: false, validateSchema: false, formats: { 'date-time': true, uri: true } });

/** What the published schema, apart from ours, does not allow. */
function faultsOf(name: string, payload: unknown): unknown {
  const validate = ajv.compile({ ...published.get(name), $id: undefined, $schema: undefined });
  return validate(payload) ? [] : validate.errors;
}

const actions = Object.entries(document['x-actions'])
  .filter(([, { initiator }]) => initiator !== 'station')
  .map(([action]) => action);
const example = (name: string) => examples.full(named[name]!) as object;
const answers = Object.fromEntries(actions.map((action) => [action, () => example(`${action}Response`)]));
const at = peer(answers, '2.1');

describe('every action towards a station', () => {
  test('is 54 and DataTransfer', () => {
    expect(actions).toHaveLength(55);
  });

  test.each(actions)('%s can be called, and goes out as the published schema has it', async (action) => {
    await at.station.call('Heartbeat', {});
    for (const payload of [
      example(`${action}Request`),
      examples.least(named[`${action}Request`]!) as object,
    ]) {
      const backwards = Object.fromEntries(Object.entries(payload).reverse());
      const result = await at.desk.server.stations.call('CP1', action, backwards, 5000);
      expect(result).toEqual(example(`${action}Response`));
      const sent = at.station.calls.at(-1)!;
      expect(sent).toMatchObject({ action, payload });
      expect(faultsOf(`${action}Request`, sent.payload)).toEqual([]);
      const order = Object.keys(named[`${action}Request`]?.properties ?? {});
      const keys = Object.keys(sent.payload as object).filter((key) => key !== 'customData');
      expect(keys).toEqual(order.filter((key) => keys.includes(key)));
    }
    expect(at.station.refusedAnswers).toEqual([]);
  });

  test.each(actions)('%s that breaks a rule is not sent', async (action) => {
    const before = at.station.calls.length;
    for (const { payload } of examples.broken(named[`${action}Request`]!).slice(0, 5)) {
      if (typeof payload !== 'object' || payload === null) continue;
      await expect(at.desk.server.stations.call('CP1', action, payload, 5000)).rejects.toMatchObject({
        code: 'invalid',
      });
    }
    expect(at.station.calls).toHaveLength(before);
  });
});

test('what only stations say is no call', () => {
  expect(() => v21.checkOutbound('NotifyPeriodicEventStream', {})).toThrow(BridgeError);
});

test('answers are what the published schemas have', async () => {
  const wanted = Object.entries(document['x-actions'])
    .filter(([, action]) => action.initiator !== 'csms' && !('send' in action))
    .map(([action]) => action);
  expect(wanted).toHaveLength(36);
  for (const action of wanted) {
    for (const make of ['full', 'least'] as const) {
      const answer = await at.station.call(action, examples[make](named[`${action}Request`]!) as object);
      expect([action, faultsOf(`${action}Response`, answer)]).toEqual([action, []]);
    }
  }
});
