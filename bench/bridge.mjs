// Starts a bridge of its own for the benches, on free ports, with an embedded Redis in a temporary folder.
import { execFileSync, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Keeps a process on one processor where the system can. */
export function pin(pid, cpu) {
  try {
    execFileSync('taskset', ['-a', '-p', '-c', String(cpu), String(pid)], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function childrenOf(pid) {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map(Number);
}

/** `settings`: environment of the bridge; with those of an earlier one's `restart` it is the same bridge again. */
export async function startBridge(settings = {}) {
  const dataDir = settings.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'roambridge-bench-'));
  const port = Number(settings.PORT ?? (await freePort()));
  const adminPort = Number(settings.ADMIN_PORT ?? (await freePort()));
  const token = 'bench-admin-token-0123456789';
  const child = fork(new URL('../dist/main.js', import.meta.url), {
    // as `npm start` does
    execArgv: ['--max-semi-space-size=64'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      ADMIN_PORT: String(adminPort),
      ADMIN_TOKEN: token,
      DATA_DIR: dataDir,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      PARTY: 'DE-BEN',
      LOG_LEVEL: 'error',
      ALLOW_INSECURE_PARTNERS: 'true',
      ...settings,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const admin = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${adminPort}/admin/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`http://127.0.0.1:${adminPort}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) break;
    if (tries > 200 || child.exitCode !== null) {
      child.kill('SIGKILL');
      throw new Error('the bridge did not start');
    }
    await sleep(50);
  }
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    child,
    pid: child.pid,
    storePids: childrenOf(child.pid),
    restart: { ...settings, PORT: String(port), ADMIN_PORT: String(adminPort), DATA_DIR: dataDir },
    ocppUrl: `ws://127.0.0.1:${port}/ocpp`,
    admin,
    close,
  };
}

const now = '2026-01-01T00:00:00Z';

/** A location with one EVSE, as an operator would import it. */
export function location(id) {
  return {
    id,
    publish: true,
    name: `Bench ${id}`,
    address: 'Musterstrasse 1',
    city: 'Berlin',
    postal_code: '10115',
    country: 'DEU',
    coordinates: { latitude: '52.520008', longitude: '13.404954' },
    time_zone: 'Europe/Berlin',
    operator: { name: 'Bench' },
    evses: [
      {
        uid: `${id}-E1`,
        evse_id: `DE*BEN*E${id}`,
        status: 'AVAILABLE',
        capabilities: ['RFID_READER', 'REMOTE_START_STOP_CAPABLE'],
        connectors: [
          {
            id: '1',
            standard: 'IEC_62196_T2',
            format: 'SOCKET',
            power_type: 'AC_3_PHASE',
            max_voltage: 230,
            max_amperage: 32,
            tariff_ids: ['T1'],
            last_updated: now,
          },
        ],
        last_updated: now,
      },
    ],
    last_updated: now,
  };
}

export const tariff = {
  id: 'T1',
  currency: 'EUR',
  elements: [
    {
      price_components: [
        { type: 'FLAT', price: 0.5, vat: 19, step_size: 1 },
        { type: 'ENERGY', price: 0.45, vat: 19, step_size: 1 },
        { type: 'PARKING_TIME', price: 3, vat: 19, step_size: 60 },
      ],
    },
  ],
  last_updated: now,
};

const atOnce = 20;

async function furnishStation(bridge, id) {
  await bridge.admin('PUT', `/locations/${id}`, location(id));
  await bridge.admin('PUT', `/stations/${id}`, {
    mode: 'terminate',
    approved: true,
    securityProfile: 0,
    connectors: [{ evseId: 1, connectorId: 1, location: id, evseUid: `${id}-E1`, ocpiConnectorId: '1' }],
  });
}

export async function furnish(bridge, count) {
  await bridge.admin('PUT', '/tariffs/T1', tariff);
  await bridge.admin('PUT', '/tokens/04A1B2C3', {
    uid: '04A1B2C3',
    type: 'RFID',
    contract_id: 'DE-BEN-C1',
    issuer: 'Bench',
    valid: true,
    whitelist: 'ALWAYS',
    last_updated: now,
  });
  const ids = Array.from({ length: count }, (_, i) => `BENCH${String(i).padStart(5, '0')}`);
  for (let i = 0; i < ids.length; i += atOnce) {
    await Promise.all(ids.slice(i, i + atOnce).map((id) => furnishStation(bridge, id)));
  }
  return ids;
}
