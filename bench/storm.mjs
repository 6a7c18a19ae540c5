// `npm run bench:storm`: a fleet charges, the bridge is killed, all stations come back at once and say what they have kept.
// Beside it the limit: how fast a bare `ws` server takes the same fleet. Setting: BENCH_STATIONS (10000).
import { furnish, startBridge } from './bridge.mjs';
import { ask, once, spawn } from './child.mjs';
import { connect } from './socket.mjs';

const count = Number(process.env['BENCH_STATIONS'] ?? 10_000);
const idTag = '04A1B2C3';

async function bareSeconds(ids) {
  const bare = spawn('bare-server.mjs');
  const { port } = await once(bare);
  const began = performance.now();
  const sockets = [];
  for (let i = 0; i < ids.length; i += 200) {
    sockets.push(
      ...(await Promise.all(ids.slice(i, i + 200).map((id) => connect(`ws://127.0.0.1:${port}/ocpp`, id)))),
    );
  }
  const seconds = (performance.now() - began) / 1000;
  for (const socket of sockets) socket.close();
  bare.kill();
  return seconds;
}

/** Every session of the fleet has to be over, with its energy, exactly once. */
async function ledger(bridge) {
  const seen = { sessions: 0, completed: 0, rightEnergy: 0 };
  const stations = new Set();
  for (let offset = 0; ; offset += 1000) {
    const page = await bridge.admin('GET', `/sessions?limit=1000&offset=${offset}`);
    for (const { kwh, status, bridge: own } of page) {
      seen.sessions++;
      if (status === 'COMPLETED') seen.completed++;
      if (kwh === 2) seen.rightEnergy++;
      stations.add(own.stationId);
    }
    if (page.length < 1000) return { ...seen, stations: stations.size };
  }
}

const report = (name, { seconds, connects, refused, answered, errors, firstError }) =>
  console.log(
    `${name.padEnd(34)} ${seconds.toFixed(1).padStart(7)} s  ${connects} connects, ${refused} refused, ` +
      `${answered} answers, ${errors} errors${firstError ? ` (${firstError})` : ''}`,
  );

const killed = async (child) => {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
};

let bridge = await startBridge();
const fleet = spawn('storm-fleet.mjs');
try {
  console.log(`${count} stations are set up ...`);
  const ids = await furnish(bridge, count);
  const bare = await bareSeconds(ids);
  console.log(`${'bare ws takes them all'.padEnd(34)} ${bare.toFixed(1).padStart(7)} s`);
  await ask(fleet, { url: bridge.ocppUrl, ids, idTag });
  report('they come and start', await ask(fleet, { phase: 'start' }));
  await killed(bridge.child);
  const back = ask(fleet, { phase: 'stop' });
  const began = performance.now();
  bridge = await startBridge(bridge.restart);
  console.log(
    `${'the bridge is back after'.padEnd(34)} ${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s`,
  );
  report('they come back and stop', await back);
  const found = await ledger(bridge);
  console.log(JSON.stringify(found));
  const whole = Object.values(found).every((number) => number === count);
  console.log(whole ? 'nothing lost, nothing doubled' : 'WRONG: every number has to be that of the stations');
  if (!whole) process.exitCode = 1;
} finally {
  fleet.kill();
  await bridge.close();
}
