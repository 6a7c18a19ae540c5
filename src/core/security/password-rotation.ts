import { BridgeError, messageOf, StationRefusal } from '../errors.ts';
import type { StationId } from '../model/common.ts';
import type { StationEvent } from '../model/station-event.ts';
import { passwordHashes } from './password.ts';
import type { Log, Secrets, Store } from '../ports.ts';
import type { OwnCall, PasswordResult, SecurityControl } from './security-control.ts';
import type { StationDesk } from '../station/station.ts';
import type { StationChanges } from './station-changes.ts';

export interface PasswordRotationDeps {
  readonly store: Pick<Store, 'commit' | 'station'>;
  readonly desk: Pick<StationDesk, 'noted'>;
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly control: Pick<SecurityControl, 'passwordIn' | 'rotatePassword'>;
  readonly stations: { isConnected(stationId: StationId): boolean };
  readonly changes: Pick<StationChanges, 'change'>;
  readonly log: Log;
  /** As many random bytes as asked for. */
  readonly random: (bytes: number) => Uint8Array;
}

export interface Rotated {
  readonly result: PasswordResult;
  /** The new password. */
  readonly password: string;
}

/** [OCPP 1.6 security whitepaper A00.FR.205] 20 bytes at most; their 40 digits are a 2.x password too. */
const generatedBytes = 20;
/** Each of them opens the station's door until it has come back with one. */
const mostPending = 3;

/**
 * [OCPP 1.6 security whitepaper A01, OCPP 2.0.1 A01] a new password for a station. The old one counts beside the new one
 * until the station has come back with the new one: a station that lost its power in between is not locked out.
 */
export class PasswordRotation {
  private readonly deps: PasswordRotationDeps;

  constructor(deps: PasswordRotationDeps) {
    this.deps = deps;
  }

  /**
   * @throws BridgeError `unknown-station`, `not-connected`, `conflict` when too many are pending, `invalid`,
   * `station-error` when the station refused; `timeout` when it is not known whether it took it
   */
  async rotate(stationId: StationId, password = this.generated()): Promise<Rotated> {
    const hashes = passwordHashes(password, this.deps.secrets);
    const tell = () => this.deps.control.rotatePassword(stationId, password);
    const result = await this.told(stationId, hashes, tell);
    const refusal = await this.settled(stationId, hashes, result);
    if (refusal) throw refusal;
    return { result, password };
  }

  /**
   * A call of the operator's own: whatever it is, its answer. Where it gives the station a new password, the station may
   * come back with that one too.
   * @throws BridgeError as `send` does, `conflict` when too many new passwords are pending
   */
  async call(stationId: StationId, call: OwnCall, send: () => Promise<unknown>): Promise<unknown> {
    const given = this.deps.control.passwordIn(stationId, call);
    if (!given) return send();
    const hashes = passwordHashes(given.password, this.deps.secrets);
    const answer = await this.told(stationId, hashes, send);
    await this.settled(stationId, hashes, given.resultIn(answer));
    return answer;
  }

  /** The station was let in with a password of this hash: a new one replaces the old one now. */
  async loggedIn(stationId: StationId, hash: string): Promise<void> {
    const promoted = await this.deps.changes.change(stationId, (station) => {
      const taken = station.newPasswordHashes?.find((hashes) => hashes.includes(hash));
      if (!taken) return undefined;
      const { newPasswordHashes: _, ...rest } = station;
      return { ...rest, passwordHashes: taken };
    });
    if (promoted)
      await this.noted(stationId, 'info', 'the new password is in use; the old one no longer counts');
  }

  /** The new password counts from before the station hears of it, and no longer when it is sure that it did not take it. */
  private async told<Answer>(
    stationId: StationId,
    hashes: readonly string[],
    tell: () => Promise<Answer>,
  ): Promise<Answer> {
    await this.offer(stationId, hashes);
    try {
      return await tell();
    } catch (error) {
      if (error instanceof StationRefusal) await this.refused(stationId, hashes, error);
      // the station never heard of it
      else if (error instanceof BridgeError && error.code === 'invalid')
        await this.withdraw(stationId, hashes);
      else await this.doubtful(stationId, error);
      throw error;
    }
  }

  /** Answers why the station does not take it, if it does not. */
  private async settled(
    stationId: StationId,
    hashes: readonly string[],
    result: PasswordResult,
  ): Promise<BridgeError | undefined> {
    if (result === 'rejected' || result === 'not-supported') {
      const why = new BridgeError('station-error', `${stationId} answered ${result}: it keeps its password`);
      await this.refused(stationId, hashes, why);
      return why;
    }
    const when = result === 'reboot' ? ' and uses it after a restart' : '';
    await this.noted(stationId, 'info', `the station took a new password${when}; both count until then`);
    return undefined;
  }

  private generated(): string {
    return Buffer.from(this.deps.random(generatedBytes)).toString('hex');
  }

  private async offer(stationId: StationId, hashes: readonly string[]): Promise<void> {
    const offered = await this.deps.changes.change(stationId, (station) => {
      if (!this.deps.stations.isConnected(stationId)) {
        throw new BridgeError('not-connected', `${stationId} is not connected, so it cannot be told`);
      }
      const pending = station.newPasswordHashes ?? [];
      if (pending.length >= mostPending) {
        const text = `${stationId} has not come back with any of ${mostPending} new passwords: set one`;
        throw new BridgeError('conflict', text);
      }
      return { ...station, newPasswordHashes: [...pending, hashes] };
    });
    if (!offered) throw new BridgeError('unknown-station', `there is no station ${stationId}`);
  }

  private async refused(stationId: StationId, hashes: readonly string[], why: unknown): Promise<void> {
    await this.withdraw(stationId, hashes);
    await this.noted(stationId, 'warning', `a new password was not taken: ${messageOf(why)}`);
  }

  private async withdraw(stationId: StationId, hashes: readonly string[]): Promise<void> {
    await this.deps.changes.change(stationId, (station) => {
      const { newPasswordHashes = [], ...rest } = station;
      // the same may have been taken before
      const index = newPasswordHashes.findLastIndex((pending) => pending.join() === hashes.join());
      const others = newPasswordHashes.filter((_, at) => at !== index);
      return { ...rest, ...(others.length > 0 && { newPasswordHashes: others }) };
    });
  }

  private doubtful(stationId: StationId, why: unknown): Promise<void> {
    const text = `it is not known whether the station took a new password, so both count: ${messageOf(why)}`;
    return this.noted(stationId, 'warning', text);
  }

  private async noted(stationId: StationId, severity: StationEvent['severity'], text: string): Promise<void> {
    this.deps.log.info({ station: stationId }, text);
    await this.deps.desk.noted(stationId, { kind: 'configuration', severity, text });
  }
}
