import { BridgeError, messageOf } from '../errors.ts';
import type { Instant, StationId } from '../model/common.ts';
import type { CertificateType, StationCertificate } from '../model/station-certificate.ts';
import type { StationEvent } from '../model/station-event.ts';
import type { Clock, Log, Store } from '../ports.ts';
import type { SecurityControl } from './security-control.ts';
import type { StationDesk } from '../station/station.ts';

export interface SigningRequest {
  readonly stationId: StationId;
  /** The CN that a certificate must have to let the station in, where it is not its id. */
  readonly commonName?: string;
  /** PKCS #10, PEM. */
  readonly csr: string;
  readonly certificateType: CertificateType;
  /** The station's number for it, if it gave one [OCPP 2.1 A02.FR.24]. */
  readonly requestId?: number;
}

export interface IssuedCertificate extends Pick<
  StationCertificate,
  'fingerprint256' | 'notAfter' | 'notBefore' | 'serial'
> {
  /** PEM, the station's own first, without the root. */
  readonly chain: string;
}

/** Whoever signs stations' certificates. */
export interface CertificateAuthority {
  /** @throws BridgeError `invalid` that says why this request is never signed */
  check(request: SigningRequest): Promise<void>;
  /** @throws BridgeError, what is wrong with the authority or its answer */
  issue(request: SigningRequest): Promise<IssuedCertificate>;
}

export interface StationCertificatesDeps {
  readonly store: Pick<Store, 'commit' | 'station' | 'stationCertificates' | 'stations'>;
  readonly desk: Pick<StationDesk, 'noted'>;
  readonly control: Pick<SecurityControl, 'installCertificate'>;
  /** Null: none is signed here. */
  readonly authority: CertificateAuthority | null;
  readonly clock: Clock;
  readonly log: Log;
}

const hourMs = 3_600_000;
/** A station that asks more often than this is broken, and an authority may cost. */
const mostPerHour = 10;
const mostAttempts = 2;
/** A certificate that ends sooner is one to renew. */
export const expiryWarningMs = 30 * 24 * hourMs;

/** [OCPP 1.6 security whitepaper A02, OCPP 2.0.1 A02] certificates of stations: asked for, issued, handed over. */
export class StationCertificates {
  private readonly deps: StationCertificatesDeps;
  /** What is issued and handed over now, and what waits behind it: the newest of a station. */
  private readonly working = new Map<StationId, Promise<void>>();
  private readonly waiting = new Map<StationId, SigningRequest>();
  /** When requests were taken up lately: an authority that fails leaves no certificate to count. */
  private readonly taken = new Map<StationId, readonly Instant[]>();
  private readonly refused = new Map<StationId, { readonly refusal: string; readonly at: Instant }>();

  constructor(deps: StationCertificatesDeps) {
    this.deps = deps;
  }

  /** [A02.FR.04] whether a station's request is taken up; the certificate follows in a call of its own. */
  async requested(
    stationId: StationId,
    asked: Omit<SigningRequest, 'commonName' | 'stationId'>,
  ): Promise<'Accepted' | 'Rejected'> {
    const { certificateType } = asked;
    const station = await this.deps.store.station(stationId);
    const commonName = station?.clientCertificate?.commonName;
    const request = { stationId, ...(commonName !== undefined && { commonName }), ...asked };
    const refusal = await this.refusalOf(request);
    if (refusal !== undefined) {
      await this.noteRefusal(stationId, refusal, { certificateType });
      return 'Rejected';
    }
    this.taken.set(stationId, [...this.takenLately(stationId), this.deps.clock.now()]);
    this.waiting.set(stationId, request);
    if (!this.working.has(stationId)) this.working.set(stationId, this.work(stationId));
    return 'Accepted';
  }

  /** Once an hour for each reason: a station that asks in a loop must not push other events out. */
  private async noteRefusal(stationId: StationId, refusal: string, details: object): Promise<void> {
    const now = this.deps.clock.now();
    const last = this.refused.get(stationId);
    if (last?.refusal === refusal && last.at > now - hourMs) return;
    this.refused.set(stationId, { refusal, at: now });
    await this.noted(stationId, 'warning', `no certificate is made: ${refusal}`, { ...details });
  }

  private async refusalOf(request: SigningRequest): Promise<string | undefined> {
    const { authority, store, clock } = this.deps;
    if (!authority) return 'STATION_CA is off';
    const known = await store.stationCertificates(request.stationId);
    const issued = known.filter(({ state, at }) => state !== 'presented' && at > clock.now() - hourMs);
    const tooMany = () => {
      const recent = Math.max(issued.length, this.takenLately(request.stationId).length);
      return recent < mostPerHour ? undefined : `it asked for ${mostPerHour} within the last hour`;
    };
    try {
      if (tooMany() === undefined) await authority.check(request);
      // others may have been taken up meanwhile
      return tooMany();
    } catch (error) {
      if (error instanceof BridgeError && error.code === 'invalid') return error.message;
      throw error;
    }
  }

  private takenLately(stationId: StationId): readonly Instant[] {
    const since = this.deps.clock.now() - hourMs;
    return (this.taken.get(stationId) ?? []).filter((at) => at > since);
  }

  private async work(stationId: StationId): Promise<void> {
    try {
      for (let next = this.take(stationId); next; next = this.take(stationId)) await this.issue(next);
    } finally {
      this.working.delete(stationId);
    }
  }

  private take(stationId: StationId): SigningRequest | undefined {
    const next = this.waiting.get(stationId);
    this.waiting.delete(stationId);
    return next;
  }

  private async issue(request: SigningRequest): Promise<void> {
    const { stationId, certificateType, requestId } = request;
    const { authority, clock, log } = this.deps;
    try {
      const issued = await authority?.issue(request);
      if (!issued) return;
      const certificate = {
        ...issued,
        certificateType,
        ...(requestId !== undefined && { requestId }),
        state: 'issued' as const,
        at: clock.now(),
      };
      await this.keep(stationId, certificate);
      await this.handOver(stationId, certificate);
    } catch (error) {
      log.error({ station: stationId, error: messageOf(error) }, 'no certificate was made for a station');
      const text = `the certificate authority made no certificate: ${messageOf(error)}`;
      await this.noted(stationId, 'warning', text, { certificateType }).catch((lost: unknown) => {
        log.warn({ station: stationId, error: messageOf(lost) }, 'a station event was not kept');
      });
    }
  }

  /** Twice at most; a station that is gone is told when it is back. */
  private async handOver(stationId: StationId, certificate: StationCertificate): Promise<void> {
    const { certificateType, serial, chain, requestId } = certificate;
    if (chain === undefined) return;
    const sent = { chain, certificateType, ...(requestId !== undefined && { requestId }) };
    for (let attempts = (certificate.attempts ?? 0) + 1; attempts <= mostAttempts; attempts++) {
      let failure = 'the station refused it';
      let gone = false;
      try {
        if (await this.deps.control.installCertificate(stationId, sent)) {
          await this.keep(stationId, { ...withoutChain(certificate), state: 'installed', attempts });
          await this.noted(stationId, 'info', `certificate ${serial} was taken`, { ...shown(certificate) });
          return;
        }
      } catch (error) {
        failure = messageOf(error);
        gone = error instanceof BridgeError && error.code === 'not-connected';
      }
      const last = attempts === mostAttempts;
      await this.keep(
        stationId,
        last ? { ...withoutChain(certificate), state: 'refused', attempts } : { ...certificate, attempts },
      );
      const text = `certificate ${serial} was not taken: ${failure}`;
      await this.noted(stationId, last ? 'alarm' : 'warning', text, { ...shown(certificate), attempts });
      if (gone) return;
    }
  }

  /** A station is back: what it did not get is sent again. */
  async connected(stationId: StationId): Promise<void> {
    if (!this.deps.authority) return;
    // what could not be sent over its last connection may not be noted as that yet
    await this.working.get(stationId);
    const known = await this.deps.store.stationCertificates(stationId);
    const due = known.filter(({ state, chain }) => state === 'issued' && chain !== undefined).at(-1);
    if (!due || this.working.has(stationId)) return;
    const work = this.handOver(stationId, due).finally(() => this.working.delete(stationId));
    this.working.set(stationId, work);
    await work;
  }

  /** A station showed a certificate; one that was not issued here is kept too, as it expires all the same. */
  async presented(
    stationId: StationId,
    certificate: Pick<StationCertificate, 'fingerprint256' | 'notAfter' | 'notBefore' | 'serial'>,
  ): Promise<void> {
    const known = await this.deps.store.stationCertificates(stationId);
    const same = known.find(({ fingerprint256 }) => fingerprint256 === certificate.fingerprint256);
    if (same && same.state !== 'issued' && same.state !== 'refused') return;
    const at = this.deps.clock.now();
    const certificateType = 'ChargingStationCertificate' as const;
    const kept: StationCertificate = same
      ? { ...withoutChain(same), state: 'installed' }
      : { ...certificate, certificateType, state: 'presented', at };
    await this.keep(stationId, kept);
  }

  /** Tells once of each certificate in use that it ends soon. */
  async tellExpiring(): Promise<void> {
    const { store, clock } = this.deps;
    const limit = clock.now() + expiryWarningMs;
    for (const { id } of await store.stations()) {
      for (const certificate of newestInUse(await store.stationCertificates(id))) {
        if (certificate.expiryTold || certificate.notAfter > limit) continue;
        const date = new Date(certificate.notAfter).toISOString();
        const text = `the certificate ${certificate.serial} of the station ends on ${date}: have it renewed`;
        await this.noted(id, 'alarm', text, shown(certificate));
        await this.keep(id, { ...certificate, expiryTold: true });
      }
    }
  }

  /** Resolves when what is under way is dealt with. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.working.values());
  }

  private keep(stationId: StationId, certificate: StationCertificate): Promise<void> {
    return this.deps.store.commit([{ type: 'station-certificate', stationId, certificate }]);
  }

  private noted(
    stationId: StationId,
    severity: StationEvent['severity'],
    text: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.deps.desk.noted(stationId, { kind: 'certificate', severity, text, details });
  }
}

function withoutChain({ chain: _, requestId: __, ...certificate }: StationCertificate): StationCertificate {
  return certificate;
}

function shown({ serial, certificateType, notAfter, fingerprint256 }: StationCertificate): {
  readonly serial: string;
  readonly certificateType: CertificateType;
  readonly notAfter: string;
  readonly fingerprint256: string;
} {
  return { serial, certificateType, notAfter: iso(notAfter), fingerprint256 };
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}

/** Of each type the newest that the station has. */
function newestInUse(known: readonly StationCertificate[]): readonly StationCertificate[] {
  const used = known.filter(({ state }) => state === 'installed' || state === 'presented');
  return [...new Map(used.map((certificate) => [certificate.certificateType, certificate])).values()];
}
