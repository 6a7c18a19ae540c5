import { test } from '@jest/globals';
import { StationView } from '../../src/core/station-view.ts';
import { Undertakings } from '../../src/core/undertakings.ts';
import { Watch } from '../../src/core/watch.ts';
test('perf', async () => {
  const clock = { now: () => Date.now() };
  const views = new Map<string, Promise<StationView>>(); const links = new Map();
  for (let n = 0; n < 10_000; n++) {
    const v = new StationView({ id: `CP${n}`, approved: true, securityProfile: 0, passwordHashes: [], connectors: [1, 2].map((e) => ({ evseId: e, connectorId: 1, location: 'L', evseUid: `E${e}`, ocpiConnectorId: '1' })) });
    for (const e of [1, 2]) v.connectors.set(String(e), { state: 'Available', at: Date.now() });
    for (const e of [1, 2]) v.sessions.set(`T${n}${e}`, { id: `S${n}${e}`, evseId: e, turns: [], startedAt: Date.now(), transactionId: `T${n}${e}`, idTag: 'x' } as never);
    views.set(`CP${n}`, Promise.resolve(v)); links.set(`CP${n}`, { connectedAt: Date.now() - 100_000, heardAt: Date.now() });
  }
  const noop = () => undefined;
  const watch = new Watch({ store: { samples: async () => [] } as never, desk: { view: (id: string) => views.get(id), noted: async () => undefined } as never, stations: { isConnected: () => true, connections: () => links }, inquiries: {} as never, undertakings: new Undertakings(clock), clock, log: { debug: noop, info: noop, warn: noop, error: noop }, heartbeatIntervalS: 300, limits: { silentMs: 6e4, statusMs: 3e4, preparingMs: 9e5, sessionMs: 1e8, stuckMs: 3.6e6, startMs: 1.8e5, stopMs: 6e4, resetMs: 3e5, closeMs: 1.8e6, closeAbsentMs: 1e8 } });
  for (let i = 0; i < 4; i++) { const at = performance.now(); let gap = 0; let last = at; const t = setInterval(() => { gap = Math.max(gap, performance.now() - last); last = performance.now(); }, 1); await watch.round(); clearInterval(t); process.stderr.write(`${(performance.now() - at).toFixed(1)} ms, stall ${Math.max(gap, performance.now() - last).toFixed(1)}\n`); }
});
