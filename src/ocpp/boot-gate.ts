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
  /** What it was asked for since then. */
  private asked: Set<string> | undefined;

  /**
   * Before a call goes to the station.
   * @throws BridgeError `conflict`
   */
  toStation(decision: BootDecision = 'accepted', action: string, payload: object): void {
    if (this.isOpen(decision)) return;
    const allowed = decision === 'pending' ? !notWhilePending.has(action) : triggers.has(action);
    if (!allowed) throw new BridgeError('conflict', `no ${action} while the station's boot is ${decision}`);
    const told = isObject(payload) ? toldBy(action, payload) : undefined;
    if (told !== undefined) (this.asked ??= new Set()).add(told);
  }

  /**
   * Before a station's call is looked into [OCPP 2.0.1 B02.FR.09, B03.FR.07].
   * @throws CallError `security`
   */
  fromStation(decision: BootDecision = 'accepted', action: string): void {
    if (this.isOpen(decision) || action === 'BootNotification') return;
    const taken = ofTransactions.has(action) || this.asked?.has(action);
    if (decision === 'pending' && taken) return;
    throw new CallError('security', `no ${action} while the boot is ${decision}`);
  }

  private isOpen(decision: BootDecision): boolean {
    if (decision !== 'accepted') return false;
    this.asked = undefined;
    return true;
  }
}
