import type { StationEventSeverity } from '../model/station-event.ts';

/**
 * [OCPP 1.6 security whitepaper 8, OCPP 2.0.1 part 2 appendix 1] the events that are critical. Where the two
 * disagree the later one counts.
 */
const critical: ReadonlySet<string> = new Set([
  'FirmwareUpdated',
  'InvalidChargingStationCertificate',
  'InvalidCsmsCertificate',
  'InvalidTLSCipherSuite',
  'InvalidTLSVersion',
  'MaintenanceLoginAccepted',
  'MaintenanceLoginFailed',
  'MemoryExhaustion',
  'ResetOrReboot',
  'SecurityLogWasCleared',
  'SettingSystemTime',
  'StartupOfTheDevice',
  'TamperDetectionActivated',
]);

const known: ReadonlySet<string> = new Set([
  ...critical,
  'AttemptedReplayAttacks',
  'CentralSystemFailedToAuthenticate',
  'CsmsFailedToAuthenticate',
  'FailedToAuthenticateAtCentralSystem',
  'FailedToAuthenticateAtCsms',
  'InvalidCentralSystemCertificate',
  'InvalidChargePointCertificate',
  'InvalidFirmwareSignature',
  'InvalidFirmwareSigningCertificate',
  'InvalidMessages',
  'ReconfigurationOfSecurityParameters',
]);

/** Critical by the list, which wants them sent, but nobody has to do anything: every boot or update tells them. */
const ordinary: ReadonlySet<string> = new Set([
  'FirmwareUpdated',
  'ResetOrReboot',
  'SettingSystemTime',
  'StartupOfTheDevice',
]);

/** How much a security event matters; one that a manufacturer made up is only information. */
export function securityEventSeverity(type: string): StationEventSeverity {
  if (ordinary.has(type)) return 'info';
  if (critical.has(type)) return 'alarm';
  return known.has(type) ? 'warning' : 'info';
}
