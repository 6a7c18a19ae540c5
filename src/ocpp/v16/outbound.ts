import { BridgeError } from '../../core/errors.ts';
import { knownActions, strictViolations } from './schemas.ts';

/** Only stations send these; every other action, and DataTransfer, may be sent to one. */
const stationOnly: ReadonlySet<string> = new Set([
  'Authorize',
  'BootNotification',
  'DiagnosticsStatusNotification',
  'FirmwareStatusNotification',
  'Heartbeat',
  'LogStatusNotification',
  'MeterValues',
  'SecurityEventNotification',
  'SignCertificate',
  'SignedFirmwareStatusNotification',
  'StartTransaction',
  'StatusNotification',
  'StopTransaction',
]);

/** @throws BridgeError `invalid` with every fault of the payload */
export function checkOutbound(action: string, payload: object): void {
  if (!knownActions.has(action) || stationOnly.has(action)) {
    const reason = `OCPP 1.6 has no action ${action} towards a charge point`;
    throw new BridgeError('invalid', reason, { faults: [{ pointer: '/action', reason }] });
  }
  const faults = strictViolations(`${action}Request`, payload).map(({ pointer, reason }) => ({
    pointer: `/payload${pointer}`,
    reason,
  }));
  if (faults.length === 0) return;
  const first = faults.map(({ pointer, reason }) => `${pointer} ${reason}`).join('; ');
  throw new BridgeError('invalid', `not a valid ${action}: ${first}`, { faults });
}
