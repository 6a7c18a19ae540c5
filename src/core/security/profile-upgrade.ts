import type { StationId } from '../model/common.ts';
import type { SecurityProfile } from '../model/station.ts';
import type { OwnCall, SecurityControl } from './security-control.ts';
import type { StationDesk } from '../station/station.ts';
import type { StationChanges } from './station-changes.ts';

export interface ProfileUpgradeDeps {
  readonly desk: Pick<StationDesk, 'noted'>;
  readonly control: Pick<SecurityControl, 'profileIn'>;
  readonly changes: Pick<StationChanges, 'change'>;
}

/**
 * [OCPP 1.6 security whitepaper A05, OCPP 2.0.1 A05] a station that took a higher security profile has it once it comes in
 * with that: from then on nothing below it lets it in. One that cannot keep its word is not locked out.
 */
export class ProfileUpgrade {
  private readonly deps: ProfileUpgradeDeps;

  constructor(deps: ProfileUpgradeDeps) {
    this.deps = deps;
  }

  /** A call of the operator's own, whatever it is; its answer. @throws BridgeError as `send` does */
  async call(stationId: StationId, call: OwnCall, send: () => Promise<unknown>): Promise<unknown> {
    const told = this.deps.control.profileIn(stationId, call);
    const answer = await send();
    if (!told?.takenIn(answer)) return answer;
    const { profile } = told;
    const promised = await this.deps.changes.change(stationId, (station) =>
      profile > station.securityProfile ? { ...station, nextSecurityProfile: profile } : undefined,
    );
    if (promised) {
      await this.noted(
        stationId,
        `the station is to come with security profile ${profile}; lower ones do until then`,
      );
    }
    return answer;
  }

  /** The station was let in with what fulfils this profile. */
  async loggedIn(stationId: StationId, reached: SecurityProfile): Promise<void> {
    const raised = await this.deps.changes.change(stationId, ({ nextSecurityProfile: next, ...station }) =>
      next !== undefined && reached >= next ? { ...station, securityProfile: next } : undefined,
    );
    if (!raised) return;
    const text = `the station has security profile ${raised.securityProfile}; nothing below it lets it in any more`;
    await this.noted(stationId, text);
  }

  private noted(stationId: StationId, text: string): Promise<void> {
    return this.deps.desk.noted(stationId, { kind: 'configuration', severity: 'info', text });
  }
}
