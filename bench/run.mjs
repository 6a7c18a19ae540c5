// `npm run bench`: the hot paths of the bridge beside their limits, in the same run, windows alternating.
// Settings: BENCH_STATIONS (100), BENCH_ROUNDS (5), BENCH_WINDOW_MS (3000), BENCH_LOCATIONS (2000).
import { cpus } from 'node:os';
import { furnish, location, pin, startBridge } from './bridge.mjs';
import { ask, once, spawn } from './child.mjs';

const setting = (name, value) => Number(process.env[name] ?? value);
const stations = setting('BENCH_STATIONS', 100);
const rounds = setting('BENCH_ROUNDS', 5);
const windowMs = setting('BENCH_WINDOW_MS', 3000);
const locations = setting('BENCH_LOCATIONS', 2000);
const firstWindowMs = 6000;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const table = (rows) => {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i])))
        .join('  '),
    );
  }
};
const whole = (n) => Math.round(n).toLocaleString('en');
const fixed = (n, digits = 2) => n.toFixed(digits);

async function termination(fsync) {
  const bridge = await startBridge({ REDIS_FSYNC: fsync });
  const bare = spawn('bare-server.mjs');
  const { port } = await once(bare);
  const load = spawn('load.mjs');
  pin(bridge.pid, 0);
  pin(bare.pid, 0);
  pin(load.pid, 1);
  for (const pid of bridge.storePids) pin(pid, 1);
  try {
    const ids = await furnish(bridge, stations);
    const task = { ids, idTag: '04A1B2C3', warmupMs: 1500, windowMs };
    const windows = { bare: [], bridge: [] };
    const bareTask = { ...task, url: `ws://127.0.0.1:${port}/ocpp`, pid: bare.pid };
    const bridgeTask = { ...task, url: bridge.ocppUrl, pid: bridge.pid };
    // not counted: the code is compiled meanwhile
    for (const first of [bareTask, bridgeTask]) await ask(load, { ...first, windowMs: firstWindowMs });
    for (let round = 0; round < rounds; round++) {
      windows.bare.push(await ask(load, bareTask));
      windows.bridge.push(await ask(load, bridgeTask));
    }
    const errors = windows.bridge.reduce((sum, window) => sum + window.errors, 0);
    if (errors > 0)
      throw new Error(`${errors} calls failed: ${windows.bridge.find((w) => w.firstError)?.firstError}`);
    const of = (name, field) => median(windows[name].map((window) => window[field]));
    const row = (label, name) => [
      label,
      whole(of(name, 'callsPerSecond')),
      fixed(of(name, 'cpuMicrosPerCall'), 1),
      fixed(of(name, 'p50')),
      fixed(of(name, 'p99')),
      fixed(of('bare', 'cpuMicrosPerCall') / of(name, 'cpuMicrosPerCall')),
    ];
    return [row('bare ws, JSON echo', 'bare'), row(`bridge, durable (fsync ${fsync})`, 'bridge')];
  } finally {
    load.kill();
    bare.kill();
    await bridge.close();
  }
}

async function until(condition, seconds) {
  const deadline = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('the pushes did not arrive');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function pushes() {
  const bridge = await startBridge();
  const partner = spawn('partner.mjs');
  const { port } = await once(partner);
  const loop = spawn('axios-loop.mjs');
  pin(bridge.pid, 0);
  pin(loop.pid, 0);
  pin(partner.pid, 1);
  for (const pid of bridge.storePids) pin(pid, 1);
  try {
    for (let i = 0; i < locations; i++) await bridge.admin('PUT', `/locations/LOC${i}`, location(`LOC${i}`));
    const invitation = await bridge.admin('POST', '/partners/invitations', { name: 'bench' });
    await ask(partner, { register: invitation });
    const [{ id }] = await bridge.admin('GET', '/partners');
    const all = async () => (await ask(partner, 'count')).distinct >= locations;
    await until(all, 60);
    const rates = { bridge: [], axios: [] };
    const body = location('LOC');
    for (let round = 0; round < rounds; round++) {
      await ask(partner, 'reset');
      await ask(loop, { url: `http://127.0.0.1:${port}`, requests: locations, body });
      const bare = await ask(partner, 'count');
      rates.axios.push(bare.count / bare.seconds);
      await ask(partner, 'reset');
      await bridge.admin('POST', `/partners/${id}/sync`);
      await until(all, 60);
      const pushed = await ask(partner, 'count');
      rates.bridge.push(pushed.count / pushed.seconds);
    }
    const [axios, ours] = [median(rates.axios), median(rates.bridge)];
    return [
      ['bare axios loop, default adapter, 50 in flight', whole(axios), fixed(1)],
      ['bridge: state read, encoded, sent, acknowledged', whole(ours), fixed(ours / axios)],
    ];
  } finally {
    loop.kill();
    partner.kill();
    await bridge.close();
  }
}

console.log(
  `${cpus().length} processors, ${cpus()[0]?.model}, Node ${process.version}; medians of ${rounds} rounds\n`,
);
console.log(`Termination, OCPP 1.6J, ${stations} stations, closed loop, 15 calls a session`);
const everysec = await termination('everysec');
const always = await termination('always');
table([
  ['server', 'calls/s', 'CPU us/call', 'p50 ms', 'p99 ms', 'CPU share of bare'],
  ...everysec,
  ...always,
]);
console.log(`\nPushes to one partner, ${locations} locations, PUT`);
table([['sender', 'requests/s', 'ratio'], ...(await pushes())]);
