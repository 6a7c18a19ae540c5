// One load generator: drives stations in a closed loop and reports windows to its parent.
// Message from the parent: {url, ids, idTag, warmupMs, windowMs, pid}; answer: {calls, seconds, cpuMicros, p50, p99, errors}.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { script } from './script.mjs';
import { connect } from './socket.mjs';

const tickMicros = 10_000;

/** User and system time of a process in microseconds [proc(5) /proc/pid/stat]. */
function cpuMicros(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMicros;
}

function drive(station, id, idTag, tally) {
  const steps = script(id, idTag);
  let sent = 0;
  let n = 0;
  const next = (answer) => {
    const [action, payload] = steps.next(answer).value;
    sent = performance.now();
    station.send(JSON.stringify([2, String(++n), action, payload]));
  };
  station.onText = (text) => {
    const [type, , answer] = JSON.parse(text);
    if (type === 2) return;
    tally.times.push(performance.now() - sent);
    if (type === 4) tally.errors.push(text);
    if (!tally.stopped) next(type === 3 ? answer : {});
  };
  next();
}

async function measure({ url, ids, idTag, warmupMs, windowMs, pid }) {
  const tally = { times: [], errors: [], stopped: false };
  const stations = [];
  for (const id of ids) stations.push(await connect(url, id));
  stations.forEach((station, i) => drive(station, ids[i], idTag, tally));
  await sleep(warmupMs);
  tally.times = [];
  const begun = { at: performance.now(), cpu: cpuMicros(pid) };
  await sleep(windowMs);
  const times = tally.times.toSorted((a, b) => a - b);
  const seconds = (performance.now() - begun.at) / 1000;
  const cpu = cpuMicros(pid) - begun.cpu;
  tally.stopped = true;
  await sleep(200);
  for (const station of stations) station.close();
  const quantile = (q) => times[Math.min(times.length - 1, Math.floor(q * times.length))] ?? NaN;
  return {
    calls: times.length,
    callsPerSecond: times.length / seconds,
    cpuMicrosPerCall: cpu / times.length,
    p50: quantile(0.5),
    p99: quantile(0.99),
    errors: tally.errors.length,
    firstError: tally.errors[0],
  };
}

process.on('message', (task) => {
  measure(task).then(
    (result) => process.send(result),
    (error) => process.send({ failed: error.message }),
  );
});
