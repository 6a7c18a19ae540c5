import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Tariff } from '../../src/core/model/tariff.ts';
import { Desk } from './desk.ts';
import { Scenario } from './scenario.ts';
import type { Step } from './scenario.ts';

/**
 * Every folder of test/scenarios/ocpp is a test: what a real charge point, or a public simulator of one, was seen to send
 * (`in.jsonl`, a line for what happens next), and what must become of it (`out.json`; what it does not name may be anything).
 */
interface Expected {
  /** The title of the test. */
  readonly what: string;
  /** Where it was seen. */
  readonly source: string;
}

const folder = new URL('../scenarios/ocpp/', import.meta.url);
const read = (name: string, file: string) => readFileSync(new URL(`${name}/${file}`, folder), 'utf8');
const scenarios = readdirSync(folder).map((name) => {
  const { what, source, ...expected } = JSON.parse(read(name, 'out.json')) as Expected & object;
  const lines = read(name, 'in.jsonl')
    .split('\n')
    .filter((line) => line !== '');
  return { name, what, source, expected, steps: lines.map((line) => JSON.parse(line) as Step) };
});

let desk: Desk;
let now = Date.parse('2026-03-01T10:00:00Z');

const tariff: Tariff = {
  countryCode: 'DE',
  partyId: 'ABC',
  id: 'T1',
  currency: 'EUR',
  elements: [{ priceComponents: [{ type: 'ENERGY', price: 0.5, stepSize: 1 }] }],
  lastUpdated: 1,
};

beforeAll(async () => {
  desk = await Desk.open({ clock: { now: () => now } });
  await desk.addLocation();
  const location = await desk.store.location('DE*ABC*L1');
  if (!location) throw new Error('no location');
  const evses = (location.evses ?? []).map((evse) => ({
    ...evse,
    connectors: evse.connectors.map((connector) => ({ ...connector, tariffIds: ['T1'] })),
  }));
  await desk.store.commit([
    { type: 'tariff', tariff },
    { type: 'location', location: { ...location, evses } },
  ]);
  await desk.addToken('04A1B2C3');
  await desk.addToken('04d4e5f6');
});
afterAll(() => desk.close());

test.each(scenarios)('$name: $what', async ({ name, expected, steps }) => {
  const scenario = new Scenario(desk, name, (at) => (now = at));
  await scenario.run(steps);
  expect(await scenario.outcome()).toMatchObject(expected);
});

test('each names its source', () => {
  expect(scenarios.length).toBeGreaterThan(0);
  for (const { source } of scenarios) expect(source).toMatch(/^(https:\/\/|simulator )/);
});
