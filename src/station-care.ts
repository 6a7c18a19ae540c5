import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { messageOf } from './core/errors.ts';
import { PasswordRotation } from './core/security/password-rotation.ts';
import { ProfileUpgrade } from './core/security/profile-upgrade.ts';
import type { Clock, Log, Secrets, Store } from './core/ports.ts';
import type { StationDesk } from './core/station/station.ts';
import { StationChanges } from './core/security/station-changes.ts';
import type { CertificateAuthority } from './core/security/station-certificates.ts';
import { StationCertificates } from './core/security/station-certificates.ts';
import type { Login, OcppServer } from './ocpp/server.ts';

export interface StationCareDeps {
  readonly store: Store;
  readonly desk: StationDesk;
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly authority: CertificateAuthority | null;
  readonly clock: Clock;
  readonly log: Log;
  /** It needs the certificates, and they need it: it is asked for once somebody is connected. */
  readonly ocpp: () => Pick<OcppServer, 'security' | 'stations'>;
}

const hourMs = 3_600_000;
/** A slow authority does not hold up the end. */
const mostCloseMs = 3000;

/** Passwords and certificates of stations: what happens when one comes in, and as time goes by. */
export class StationCare {
  readonly passwords: PasswordRotation;
  readonly profiles: ProfileUpgrade;
  readonly certificates: StationCertificates;
  private readonly log: Log;
  private round = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(deps: StationCareDeps) {
    const { ocpp } = deps;
    this.log = deps.log;
    const { store } = deps;
    const changes = new StationChanges({
      store,
      configured: (station) => ocpp().stations.configured(station),
    });
    this.passwords = new PasswordRotation({
      ...deps,
      changes,
      control: {
        rotatePassword: (id, password) => ocpp().security.rotatePassword(id, password),
        passwordIn: (id, call) => ocpp().security.passwordIn(id, call),
      },
      stations: { isConnected: (id) => ocpp().stations.isConnected(id) },
      random: randomBytes,
    });
    this.profiles = new ProfileUpgrade({
      ...deps,
      changes,
      control: { profileIn: (id, call) => ocpp().security.profileIn(id, call) },
    });
    this.certificates = new StationCertificates({
      ...deps,
      control: { installCertificate: (id, issued) => ocpp().security.installCertificate(id, issued) },
    });
  }

  async loggedIn({ station, passwordHash, certificate, profile }: Login): Promise<void> {
    if (passwordHash !== undefined && station.newPasswordHashes) {
      await this.passwords.loggedIn(station.id, passwordHash);
    }
    if (station.nextSecurityProfile !== undefined) await this.profiles.loggedIn(station.id, profile);
    if (certificate) await this.certificates.presented(station.id, certificate);
    await this.certificates.connected(station.id);
  }

  start(): void {
    this.look();
    this.timer = setInterval(() => this.look(), hourMs);
  }

  private look(): void {
    this.round = this.round
      .then(() => this.certificates.tellExpiring())
      .catch((error: unknown) => {
        this.log.warn({ error: messageOf(error) }, 'certificates were not looked at');
      });
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
    const patience = new AbortController();
    const late = setTimeout(mostCloseMs, undefined, { signal: patience.signal }).catch(() => undefined);
    await Promise.race([this.certificates.settled(), late]);
    patience.abort();
  }
}
