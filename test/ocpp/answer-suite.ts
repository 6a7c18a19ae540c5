import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Schemas } from '../../src/ocpp/payload/schemas.ts';
import type { FakeStation } from '../kit/station.ts';
import { strictValidator } from '../kit/strict-validator.ts';
import { Desk } from './desk.ts';
import type { Document, Named } from './schema-differences.ts';
import { Examples } from './schema-examples.ts';

/** Payloads of an action that cannot be understood, with the code and the pointer of the error that they get. */
export type Refused = readonly (readonly [payload: object, code: string, pointer: string])[];

interface Suite {
  readonly version: string;
  readonly document: Document & { readonly 'x-everywhere'?: Named };
  readonly schemas: Schemas;
  /** Actions of whose example ocpp-rpc's older copy does not know every value. */
  readonly newer?: readonly string[];
  /** By action: what is refused, of every action that a station may start. Absent where each has a test of its own. */
  readonly refused?: Readonly<Record<string, Refused>>;
}

/** ocpp-rpc checks what it sends and every answer that it gets against its own copy of the schemas. */
interface RpcClient {
  connect(): Promise<unknown>;
  close(): Promise<unknown>;
  call(action: string, payload: object): Promise<object>;
}

const require = createRequire(import.meta.url);
// it does not describe itself well enough for the compiler
const { RPCClient } = require('ocpp-rpc') as { RPCClient: new (options: object) => RpcClient };

/** Whatever a station of this version may say gets an answer that is valid and in the order of the schema, or its error. */
export function describeAnswers({ version, document, schemas, newer = [], refused }: Suite): void {
  const named = document.components.schemas;
  const actions = Object.entries(document['x-actions'])
    .filter(([, { initiator, send }]) => initiator !== 'csms' && !send)
    .map(([action]) => action);
  const examples = new Examples(named, document['x-everywhere']);
  const orderOf = (action: string) => Object.keys(named[`${action}Response`]?.properties ?? {});
  let desk: Desk;
  let station: FakeStation;
  let client: RpcClient;
  beforeAll(async () => {
    desk = await Desk.open();
    await desk.addLocation();
    await desk.addStation('STRICT');
    const protocols = [`ocpp${version}`];
    station = await desk.station('FREE', { protocols });
    client = new RPCClient({
      endpoint: desk.url,
      identity: 'STRICT',
      protocols,
      strictMode: true,
      strictModeValidators: [strictValidator(version)],
      reconnect: false,
    });
    await client.connect();
  });
  afterAll(async () => {
    await client.close();
    await desk.close();
  });

  describe(`OCPP ${version} answers`, () => {
    test.each(actions)('%s validly, in the order of the schema', async (action) => {
      const schema = named[`${action}Request`]!;
      for (const payload of [examples.full(schema), examples.least(schema)]) {
        const caller = newer.includes(action) ? station : client;
        const answer = await caller.call(action, payload as object);
        expect(schemas.strictViolations(`${action}Response`, answer)).toEqual([]);
        const keys = Object.keys(answer);
        expect(keys).toEqual(orderOf(action).filter((name) => keys.includes(name)));
      }
    });

    if (!refused) return;
    test('refuses something of every action', () => {
      expect(Object.keys(refused).sort()).toEqual([...actions].sort());
    });

    const cases = Object.entries(refused).flatMap(([action, all]) =>
      all.map(([payload, code, pointer]) => ({ action, payload, code, pointer })),
    );
    test.each(cases)('$action $payload with $code', async ({ action, payload, code, pointer }) => {
      await expect(station.call(action, payload)).rejects.toMatchObject({
        code,
        description: expect.stringContaining(pointer) as unknown,
      });
    });
  });
}
