import { expect, test } from '@jest/globals';
import type { FakeStation } from '../kit/station.ts';

type Payload = Record<string, unknown>;

/** What a case of the test tool sends first, and what it wants of the answer; a payload may need what was answered before. */
export type Step = readonly [
  action: string,
  payload: Payload | ((last: Payload) => Payload),
  answer: unknown,
];

/** A call that a case wants sent, in the order of its schema, and what the test tool answers. */
export type Call = readonly [name: string, action: string, payload: Payload, answer: Payload];

interface Place {
  readonly station: FakeStation;
  call(action: string, payload: object): Promise<unknown>;
}

/** Plays a case: every step is answered as it wants. */
export function cases(
  place: Pick<Place, 'station'>,
  table: readonly (readonly [string, readonly Step[]])[],
): void {
  test.each(table)('%s', async (_name, steps) => {
    let last: Payload = {};
    for (const [action, payload, answer] of steps) {
      const sent = typeof payload === 'function' ? payload(last) : payload;
      const answered = await place.station.call(action, sent);
      expect(answered).toEqual(answer);
      last = { ...last, ...answered };
    }
  });
}

/** Has the operator make every call: it goes out as the case wants it, byte by byte, and the answer comes back. */
export function calls(place: Place, table: readonly Call[]): void {
  test.each(table)('%s', async (_name, action, payload, answer) => {
    place.station.answers[action] = () => answer;
    await expect(place.call(action, payload)).resolves.toEqual(answer);
    expect(place.station.received.at(-1)).toMatch(/^\[2,"[^"]+",/);
    expect(place.station.received.at(-1)?.endsWith(`,${JSON.stringify([action, payload]).slice(1)}`)).toBe(
      true,
    );
  });
}
