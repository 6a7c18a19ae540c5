import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { PartnerRequests } from '../../src/core/partner/partner-requests.ts';
import { BridgeError } from '../../src/core/errors.ts';
import { idTagFor } from '../../src/core/ids.ts';
import type { PlannedProfile } from '../../src/core/model/charging-profile.ts';
import type { Log } from '../../src/core/ports.ts';
import type { CommandResult, ProfileResult, RemoteControl } from '../../src/core/partner/remote-control.ts';
import type { Often } from '../../src/core/partner/request-limit.ts';
import { Admission } from '../../src/ocpi/admission.ts';
import { OcpiClient } from '../../src/ocpi/client.ts';
import { CommandResults } from '../../src/ocpi/command-results.ts';
import { PartnerClient } from '../../src/ocpi/partner-client.ts';
import { Partners } from '../../src/ocpi/partners.ts';
import { TokenPull } from '../../src/ocpi/pull-tokens.ts';
import { Registration } from '../../src/ocpi/registration.ts';
import { makeOcpiRouter } from '../../src/ocpi/router.ts';
import { ocpiRoutes } from '../../src/ocpi/routes.ts';
import { TargetGuard } from '../../src/ocpi/target-guard.ts';
import { OcpiTokenAuthority } from '../../src/ocpi/token-authority.ts';
import { RedisBacking } from '../../src/store/redis-backing.ts';
import { KeyedSecrets } from '../../src/store/secrets.ts';
import type { FakePartner } from '../kit/partner.ts';
import { startRedis } from '../kit/redis.ts';

export const party = { countryCode: 'DE', partyId: 'ABC' };

/** What a station does when it is told to; tests set it. */
export class FakeControl implements RemoteControl {
  result: CommandResult | Error = 'ACCEPTED';
  profileResult: ProfileResult | Error = 'ACCEPTED';
  planned: PlannedProfile | 'REJECTED' | Error = 'REJECTED';
  readonly calls: object[] = [];
  readonly connected = new Set<string>();

  private act<T>(call: object, result: T | Error): Promise<T> {
    this.calls.push(call);
    return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
  }

  idTagOf: RemoteControl['idTagOf'] = (stationId, { partnerId, token }) => {
    if (this.connected.has(stationId)) return idTagFor(partnerId, token.uid);
    throw new BridgeError('not-connected', `${stationId} is not connected`);
  };
  startSession = (at: object) => this.act({ startSession: at }, this.result);
  stopSession = (at: object) => this.act({ stopSession: at }, this.result);
  unlock = (at: object) => this.act({ unlock: at }, this.result);
  reserve = (at: object) => this.act({ reserve: at }, this.result);
  cancelReservation = (at: object) => this.act({ cancelReservation: at }, this.result);
  setChargingProfile = (at: object) => this.act({ setChargingProfile: at }, this.profileResult);
  clearChargingProfile = (at: object) => this.act({ clearChargingProfile: at }, this.profileResult);
  compositeSchedule = (at: object) => this.act({ compositeSchedule: at }, this.planned);
  isConnected = (stationId: string) => this.connected.has(stationId);
}

const seldomTooOften: Often = { times: 1000, withinMs: 60_000 };

/** The OCPI side of the bridge on a real Redis and a real socket, with stations that are not there. */
export async function openWorld({
  timeoutMs = 2_000,
  commandTimeoutMs = 30_000,
  storeTimeoutMs = 10_000,
  often = seldomTooOften,
} = {}) {
  const quiet = () => undefined;
  const log: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const clock = { now: () => Date.now() };
  const redis = await startRedis();
  const backing = new RedisBacking({ address: redis.address, timeoutMs: storeTimeoutMs, clock, log, party });
  await backing.start();
  const { store, ledger, ids } = backing;
  const secrets = new KeyedSecrets(Buffer.alloc(32, 7));
  const guard = new TargetGuard({ allowInsecure: true });
  const client = new OcpiClient({ guard, ids, clock, timeoutMs });
  const partners = new Partners({ store, secrets, clock });
  await partners.start();
  const partnerClient = new PartnerClient({ client, partners, party });
  let url = '';
  const publicUrl = () => url;
  const roles = [{ role: 'CPO' as const, businessDetails: { name: 'Roambridge' }, ...party }];
  const handshake = { client, guard, roles, publicUrl };
  const admission = new Admission({ ...handshake, partners, secrets, log });
  const registration = new Registration({ ...handshake, partners, secrets, clock, ids, log });
  const results = new CommandResults({ partners, client: partnerClient, log, retryDelaysMs: [5, 5] });
  const control = new FakeControl();
  const report: CommandResults['report'] = (command, result) => results.report(command, result);
  const requests = new PartnerRequests({
    ...{ store, control, stations: control, audience: partners, report, clock, ids, log, party },
    ...{ commandTimeoutMs, often },
  });
  const { commands, reservations, profiles, wishes } = requests;
  const routes = ocpiRoutes({
    store,
    audience: partners,
    ledger,
    clock,
    party,
    publicUrl,
    admission,
    ...{ commands, reservations, profiles, wishes },
    guard,
    commandTimeoutMs,
  });
  const router = makeOcpiRouter({
    ...{ store, secrets, routes, publicUrl, party, clock, ids, log },
    onCall: (caller) => admission.called(caller),
  });
  const server: Server = createServer(express().use('/ocpi', router)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ redis, backing, store, ledger, secrets, clock, ids, guard, client, partners, partnerClient },
    ...{ registration, requests, control, results, log, url, versionsUrl: `${url}/ocpi/versions` },
    tokenPull: new TokenPull({ store, partners, client: partnerClient, clock, log }),
    authority: new OcpiTokenAuthority({ partners, client: partnerClient }),
    /** The partner registers with us; answers its id. */
    async admit(partner: FakePartner, name = 'eMSP'): Promise<string> {
      const invitation = await registration.invite({ name });
      const answer = await partner.register(invitation.versionsUrl, invitation.token);
      if (answer.body.status_code !== 1000) throw new Error(JSON.stringify(answer.body));
      return invitation.partner.id;
    },
    async close(): Promise<void> {
      await requests.drain();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await client.close();
      await backing.close();
      await redis.close();
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
