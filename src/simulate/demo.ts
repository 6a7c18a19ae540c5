import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BridgeProcess, freePort, onPath } from './bridge-process.ts';
import { DemoAccount } from './demo-account.ts';
import { settle } from './demo-bill.ts';
import { DemoCharging } from './demo-charging.ts';
import { demoParty, demoSpeed, demoStations } from './demo-data.ts';
import { DemoNarrator } from './demo-narrator.ts';
import * as scenes from './demo-scenes.ts';
import type { Stage } from './demo-scenes.ts';
import { DemoFailed, step } from './demo-step.ts';
import { OperatorClient } from './operator-client.ts';
import { MockPartner } from './partner.ts';
import { sampleTokens } from './sample-tokens.ts';

export interface DemoOptions {
  /** Keep everything running after the show, until Ctrl-C. */
  readonly keep?: boolean;
  /** By default 8080 and 8081 where they are free, or else any. */
  readonly port?: number;
  readonly adminPort?: number;
  /** Kept afterwards; by default a temporary folder that goes with the demo. */
  readonly dataDir?: string;
  /** Every meter value and session update, and the bridge's log. */
  readonly verbose?: boolean;
  readonly out?: (line: string) => void;
}

interface Ports {
  readonly ocpp: string;
  readonly adminUrl: string;
  readonly adminToken: string;
}

/**
 * The main job from end to end on one machine: bridge, partner, charge points, two drivers, two bills.
 * @returns the exit code: 0 only when everything happened
 */
export async function runDemo(options: DemoOptions, signal: AbortSignal): Promise<number> {
  const out = options.out ?? ((line: string): void => console.log(line));
  const isColoured = process.stdout.isTTY && !options.out && !process.env['NO_COLOR'];
  const account = new DemoAccount(out, isColoured);
  if (onPath('redis-server', 'valkey-server') === undefined) {
    account.bad(
      'neither redis-server nor valkey-server is installed; on Debian or Ubuntu: sudo apt-get install -y redis-server',
    );
    return 1;
  }
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'roambridge-demo-')));
  try {
    return await onStage({ options, account, dataDir }, signal);
  } finally {
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
  }
}

async function onStage(
  { options, account, dataDir }: { options: DemoOptions; account: DemoAccount; dataDir: string },
  signal: AbortSignal,
): Promise<number> {
  const port = options.port ?? (await freePort(8080));
  const adminPort = options.adminPort ?? (await freePort(8081));
  const adminToken = randomBytes(24).toString('base64url');
  const adminUrl = `http://127.0.0.1:${adminPort}`;
  const narrator = new DemoNarrator(account, options.verbose ?? false);
  const bridge = new BridgeProcess({
    settings: settings({ port, adminPort, adminToken, dataDir }),
    adminUrl,
    ...(options.verbose && { onLine: (line: string) => account.say('bridge', '', line) }),
  });
  const tokens = sampleTokens({ countryCode: 'NL', partyId: 'TRM' });
  const partner = new MockPartner({ name: scenes.partnerName, tokens: Object.values(tokens) });
  partner.events.on('event', (event) => narrator.partner(event));
  const charging = new DemoCharging((report) => narrator.station(report));
  const operator = new OperatorClient(adminUrl, adminToken);
  const ports = { ocpp: `ws://127.0.0.1:${port}/ocpp`, adminUrl, adminToken };
  try {
    await perform({ account, operator, partner, charging, tokens }, { bridge, ports, signal });
    whatNext(account, ports, { partner, keep: options.keep ?? false });
    if (options.keep && !signal.aborted) {
      charging.tell({ do: 'cycle', station: 'DEMO-2', idTag: tokens.whitelisted.uid });
      await once(signal, 'abort');
      account.plain();
    }
    return 0;
  } catch (error) {
    if (signal.aborted) account.plain('Interrupted before the end.');
    else fail(account, bridge, error);
    return 1;
  } finally {
    await charging.stop();
    await bridge.stop();
    await partner.close();
    if (options.keep) account.plain('Stopped: charge points, bridge and partner.');
  }
}

async function perform(
  players: Omit<Stage, 'step'>,
  { bridge, ports, signal }: { bridge: BridgeProcess; ports: Ports; signal: AbortSignal },
): Promise<void> {
  const { account, partner, charging } = players;
  account.scene('The bridge starts, with a private append-only Redis');
  const alarms = [bridge.launch()];
  const stage: Stage = {
    ...players,
    step: (title, deadlineMs, work) => step({ title, deadlineMs, signal, alarm: Promise.race(alarms) }, work),
  };
  await stage.step('the bridge starts', 20_000, (within) => bridge.ready(within));
  account.say('bridge', '', `ready: ${ports.ocpp}, operator API ${ports.adminUrl}`);

  account.scene('The operator publishes locations and a tariff');
  const stations = demoStations.map((one) => ({ ...one, password: randomBytes(15).toString('base64url') }));
  await scenes.setUp(stage, stations);

  account.scene('A partner (an e-mobility provider) registers over OCPI 2.2.1');
  await partner.start();
  await scenes.register(stage);

  account.scene(
    `Three charge points connect over OCPP 1.6J (time-lapse: meters run ${demoSpeed} times faster)`,
  );
  alarms.push(charging.launch(ports.ocpp, stations));
  await scenes.connect(stage);

  account.scene('Two foreign drivers charge');
  await scenes.startWithCard(stage);
  await scenes.startFromApp(stage);
  await scenes.watch(stage);

  account.scene('Both stop, and the bills arrive');
  await scenes.stopBoth(stage);
  await settle(stage);
}

function settings(of: { port: number; adminPort: number; adminToken: string; dataDir: string }) {
  return {
    PORT: String(of.port),
    HOST: '127.0.0.1',
    ADMIN_PORT: String(of.adminPort),
    ADMIN_TOKEN: of.adminToken,
    DATA_DIR: of.dataDir,
    PUBLIC_URL: `http://127.0.0.1:${of.port}`,
    PARTY: `${demoParty.countryCode}-${demoParty.partyId}`,
    PARTY_NAME: 'Roambridge Demo',
    // Partner and charge points are on this machine and speak http and ws.
    ALLOW_INSECURE_PARTNERS: 'true',
    LOG_LEVEL: 'warn',
  };
}

function fail(account: DemoAccount, bridge: BridgeProcess, error: unknown): void {
  account.plain();
  account.bad(error instanceof DemoFailed || error instanceof Error ? error.message : String(error));
  const lines = bridge.log.slice(-15);
  account.plain(lines.length > 0 ? '  The bridge logged last:' : '  The bridge logged nothing.');
  for (const line of lines) account.plain(`    ${line}`);
}

function whatNext(
  account: DemoAccount,
  { ocpp, adminUrl, adminToken }: Ports,
  { partner, keep }: { partner: MockPartner; keep: boolean },
): void {
  account.plain();
  account.plain(`Everything happened, in ${account.elapsedS.toFixed(0)} seconds.`);
  if (!keep) {
    account.plain('Look around while it runs: npm run demo -- --keep');
    account.plain('Run the bridge for yourself: see README.md');
    return;
  }
  const get = (path: string) =>
    `curl -s -H 'Authorization: Bearer ${adminToken}' '${adminUrl}/admin/v1${path}'`;
  const start = '{"locationId":"BER-ADLERSHOF","evseUid":"RBR-0003","connectorId":"1"}';
  account.scene('It keeps running until Ctrl-C. DEMO-2 has a driver every minute. Try:');
  for (const line of [
    `operator:  ${adminUrl}   token ${adminToken}`,
    `by hand:   bin/roambridge --admin-url ${adminUrl} --token ${adminToken} session list`,
    `sessions:  ${get('/sessions')}`,
    `bills:     ${get('/cdrs')}`,
    `partners:  ${get('/partners')}`,
    `frames:    ${get('/stations/DEMO-2/messages?limit=5')}`,
    `partner's view:   curl -s ${partner.url}/control/state`,
    `start an app session:  curl -s -H 'content-type: application/json' -d '${start}' ${partner.url}/control/start-session`,
    `connect your own charge point:  ${ocpp}/{id}   (PUT ${adminUrl}/admin/v1/stations/{id} first)`,
  ]) {
    account.plain(`  ${line}`);
  }
}
