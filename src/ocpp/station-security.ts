import type { StationId } from '../core/model/common.ts';
import type {
  OwnCall,
  PasswordResult,
  SecurityControl,
  ToldPassword,
  ToldProfile,
} from '../core/security/security-control.ts';
import type { ConnectedStations } from './connected-stations.ts';
import type { Call } from './call.ts';
import type { DialectSecurity } from './dialect-security.ts';

/** What stations are told of their credentials, in the words of whatever version each speaks. */
export class StationSecurity implements SecurityControl {
  private readonly stations: Pick<ConnectedStations, 'connected'>;

  constructor(stations: Pick<ConnectedStations, 'connected'>) {
    this.stations = stations;
  }

  async rotatePassword(stationId: StationId, password: string): Promise<PasswordResult> {
    const { security, call } = this.line(stationId);
    return security.rotatePassword(call, password);
  }

  passwordIn(stationId: StationId, call: OwnCall): ToldPassword | undefined {
    return this.line(stationId).security.passwordIn(call);
  }

  profileIn(stationId: StationId, call: OwnCall): ToldProfile | undefined {
    return this.line(stationId).security.profileIn(call);
  }

  async installCertificate(
    stationId: StationId,
    certificate: Parameters<SecurityControl['installCertificate']>[1],
  ): Promise<boolean> {
    const { security, call } = this.line(stationId);
    return security.installCertificate(call, certificate);
  }

  /** @throws BridgeError `not-connected` */
  private line(stationId: StationId): { security: DialectSecurity; call: Call } {
    const connection = this.stations.connected(stationId);
    return {
      security: connection.opened.dialect.security,
      call: (action, payload) => connection.call(action, payload),
    };
  }
}
