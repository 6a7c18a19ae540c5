// A fleet of charge points that come back: each keeps what was not answered and says it again over its next connection,
// as OCPP wants of transaction messages. Messages from the parent: {url, ids, idTag} once, then {phase: 'start' | 'stop'};
// answers: {seconds, refused, connects, answered}. Between the phases the bridge may be killed.
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from './socket.mjs';

const stamp = () => new Date().toISOString();
const mostWaitMs = 10_000;

class Station {
  constructor(fleet, id) {
    this.fleet = fleet;
    this.id = id;
    /** What is to be said, in order: [action, payload] or a function of what was answered before. */
    this.queue = [];
    this.n = 0;
    this.transactionId = undefined;
    this.socket = undefined;
    this.back = Promise.resolve();
  }

  say(...messages) {
    this.queue.push(...messages);
    return new Promise((resolve) => {
      this.done = resolve;
      if (this.socket) this.next();
      else void this.connect();
    });
  }

  async connect() {
    for (let tries = 0; !this.socket; tries++) {
      try {
        this.fleet.connects++;
        const socket = await connect(this.fleet.url, this.id);
        socket.onText = (text) => this.heard(text);
        socket.onClose = () => this.lost(socket);
        this.socket = socket;
      } catch {
        this.fleet.refused++;
        // [OCPP-J 1.6 5.3] back-off, with a share of chance
        await sleep(Math.min(500 * 2 ** tries, mostWaitMs) * (0.5 + Math.random()));
      }
    }
    // what was not answered is said again after the boot
    this.queued = false;
    this.sending = ['BootNotification', { chargePointVendor: 'Bench', chargePointModel: 'Storm' }];
    this.send();
  }

  lost(socket) {
    if (this.socket !== socket) return;
    this.socket = undefined;
    this.fleet.lost++;
    if (this.queue.length > 0 || this.sending) void this.connect();
  }

  next() {
    if (this.sending || !this.socket) return;
    const message = this.queue[0];
    if (!message) {
      this.done?.();
      return;
    }
    this.sending = typeof message === 'function' ? message(this) : message;
    this.queued = true;
    this.send();
  }

  send() {
    this.socket.send(JSON.stringify([2, String(++this.n), ...this.sending]));
  }

  heard(text) {
    const [type, id, answer] = JSON.parse(text);
    if (type === 2) {
      this.socket.send(JSON.stringify([4, id, 'NotSupported', '', {}]));
      return;
    }
    if (id !== String(this.n)) return;
    if (type === 4) this.fleet.errors.push(text);
    this.fleet.answered++;
    if (answer.transactionId !== undefined) this.transactionId = answer.transactionId;
    if (this.queued) this.queue.shift();
    this.queued = false;
    this.sending = undefined;
    this.next();
  }
}

const fleet = { stations: [], connects: 0, refused: 0, lost: 0, answered: 0, errors: [] };

const status = (state) => [
  'StatusNotification',
  { connectorId: 1, errorCode: 'NoError', status: state, timestamp: stamp() },
];
const meter = (transactionId, wh) => [
  'MeterValues',
  {
    connectorId: 1,
    transactionId,
    meterValue: [{ timestamp: stamp(), sampledValue: [{ value: String(wh), unit: 'Wh' }] }],
  },
];

const phases = {
  start: () => [
    status('Available'),
    ['StartTransaction', { connectorId: 1, idTag: fleet.idTag, meterStart: 0, timestamp: stamp() }],
    ({ transactionId }) => meter(transactionId, 500),
    status('Charging'),
  ],
  stop: (station) => [
    meter(station.transactionId, 1500),
    [
      'StopTransaction',
      {
        transactionId: station.transactionId,
        idTag: fleet.idTag,
        meterStop: 2000,
        timestamp: stamp(),
        reason: 'Local',
      },
    ],
    status('Available'),
  ],
};

async function run({ phase, url, ids, idTag }) {
  if (ids) {
    Object.assign(fleet, { url, idTag, stations: ids.map((id) => new Station(fleet, id)) });
    return {};
  }
  Object.assign(fleet, { connects: 0, refused: 0, answered: 0, lost: 0, errors: [] });
  const began = performance.now();
  await Promise.all(fleet.stations.map((station) => station.say(...phases[phase](station))));
  const { connects, refused, answered, lost, errors } = fleet;
  const seconds = (performance.now() - began) / 1000;
  return { seconds, connects, refused, answered, lost, errors: errors.length, firstError: errors[0] };
}

process.on('message', (task) => {
  run(task).then(
    (result) => process.send(result),
    (error) => process.send({ failed: error.stack }),
  );
});
