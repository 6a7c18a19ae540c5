/** Run as a process of its own: the demo's charge points, told over IPC what their drivers do. */
import { setTimeout as wait } from 'node:timers/promises';
import { demoSpeed } from './demo-data.ts';
import type { DemoStation } from './demo-data.ts';
import { Station } from './station.ts';
import type { StationEvent } from './station-events.ts';

export type Order =
  | {
      readonly do: 'start';
      readonly url: string;
      readonly stations: readonly (DemoStation & { readonly password: string })[];
    }
  | { readonly do: 'swipe'; readonly station: string; readonly idTag: string }
  | { readonly do: 'suspend'; readonly station: string }
  | { readonly do: 'cycle'; readonly station: string; readonly idTag: string }
  | { readonly do: 'stop' };

export interface Report {
  readonly station: string;
  readonly event: StationEvent;
}

const stations = new Map<string, Station>();
const over = new AbortController();

function start(order: Extract<Order, { do: 'start' }>): void {
  for (const { id, password, vendor, model, maxPowerKw, current } of order.stations) {
    const station = new Station({
      url: order.url,
      id,
      password,
      vendor,
      model,
      connectors: [{ maxPowerKw, current }],
      speed: demoSpeed,
      configuration: { MeterValueSampleInterval: '1' },
      onEvent: (event) => {
        const report: Report = { station: id, event };
        if (process.connected) process.send?.(report);
      },
    });
    stations.set(id, station);
    station.connect();
  }
}

async function cycle(station: Station, idTag: string): Promise<void> {
  const pause = (ms: number) => wait(ms, undefined, { signal: over.signal }).catch(() => undefined);
  while (!over.signal.aborted) {
    await station.swipe(1, idTag);
    await pause(30_000);
    if (station.transactionOf(1)) await station.swipe(1, idTag);
    await pause(20_000);
  }
}

async function obey(order: Order): Promise<void> {
  if (order.do === 'start') start(order);
  else if (order.do === 'stop') {
    over.abort();
    await Promise.all([...stations.values()].map((station) => station.close()));
    process.disconnect();
  } else {
    const station = stations.get(order.station);
    if (!station) return;
    if (order.do === 'suspend') station.suspend(1);
    else if (order.do === 'swipe') await station.swipe(1, order.idTag);
    else await cycle(station, order.idTag);
  }
}

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) => console.error(error));
});
// The demo says when to stop; a terminal's Ctrl-C reaches it as well.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
