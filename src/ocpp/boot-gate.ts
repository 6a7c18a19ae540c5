import { BridgeError } from '../core/errors.ts';
import type { BootDecision } from '../core/model/station.ts';
import { CallError } from './call-error.ts';
import type { Json } from './payload/read.ts';
import { isObject, textOf } from './payload/read.ts';

/** What a transaction cost stands in these: they are never refused while the operator only makes up his mind. */
const ofTransactions: ReadonlySet<string> = new Set([
  'MeterValues',
  'StartTransaction',
  'StopTransaction',
  'TransactionEvent',
]);

/** [OCPP 1.6 4.2, OCPP 2.0.1 B02] nobody is to begin or end charging by it yet. */
const notWhilePending: ReadonlySet<string> = new Set([
  'RemoteStartTransaction',
  'RemoteStopTransaction',
  'RequestStartTransaction',
  'RequestStopTransaction',
]);

const triggers: ReadonlySet<string> = new Set(['ExtendedTriggerMessage', 'TriggerMessage']);

/** What a station says because of a call of ours, in all versions. */
const ledTo: Readonly<Record<string, string>> = {
  CustomerInformation: 'NotifyCustomerInformation',
  GetBaseReport: 'NotifyReport',
  GetChargingProfiles: 'ReportChargingProfiles',
  GetDERControl: 'ReportDERControl',
  GetDiagnostics: 'DiagnosticsStatusNotification',
  GetDisplayMessages: 'NotifyDisplayMessages',
  GetLog: 'LogStatusNotification',
  GetMonitoringReport: 'NotifyMonitoringReport',
  GetReport: 'NotifyReport',
  PublishFirmware: 'PublishFirmwareStatusNotification',
  SignedUpdateFirmware: 'SignedFirmwareStatusNotification',
  UpdateFirmware: 'FirmwareStatusNotification',
};

/** A trigger names the message, but for those that ask for a certificate. */
function toldBy(action: string, payload: Json): string | undefined {
  if (!triggers.has(action)) return ledTo[action];
  const asked = textOf(payload['requestedMessage']);
  return asked?.startsWith('Sign') ? 'SignCertificate' : asked;
}

/** What goes either way over one socket while the station's last boot was not accepted. */
export class BootGate {
  readonly decision: Exclude<BootDecision, 'accepted'>;
  private readonly asked = new Set<string>();

  constructor(decision: Exclude<BootDecision, 'accepted'>) {
    this.decision = decision;
  }

  /**
   * Before a call goes to the station.
   * @throws BridgeError `conflict`
   */
  toStation(action: string, payload: object): void {
    const { decision } = this;
    const allowed = decision === 'pending' ? !notWhilePending.has(action) : triggers.has(action);
    if (!allowed) throw new BridgeError('conflict', `no ${action} while the station's boot is ${decision}`);
    const told = isObject(payload) ? toldBy(action, payload) : undefined;
    if (told !== undefined) this.asked.add(told);
  }

  /**
   * Before a station's call is looked into [OCPP 2.0.1 B02.FR.09, B03.FR.07].
   * @throws CallError `security`
   */
  fromStation(action: string): void {
    if (action === 'BootNotification') return;
    const taken = this.decision === 'pending' && (ofTransactions.has(action) || this.asked.has(action));
    if (!taken) throw new CallError('security', `no ${action} while the boot is ${this.decision}`);
  }
}
