import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '../kit/until.ts';
import { StationStage } from './station-stage.ts';

const boot = (status: string) => () => ({ currentTime: new Date().toISOString(), interval: 3600, status });

describe.each(['1.6', '2.0.1', '2.1'] as const)('OCPP %s', (version) => {
  const is16 = version === '1.6';
  let stage: StationStage;

  beforeEach(async () => {
    stage = new StationStage(version);
    await stage.central.start();
  });

  afterEach(() => stage.close());

  const trigger = (requestedMessage: string, action = 'TriggerMessage') =>
    stage.call(action, { requestedMessage });
  const count = (action: string) => stage.central.of(action).length;

  /** The trigger is accepted, and the message follows. */
  const brings = async (message: string, action = message, by?: string) => {
    const before = count(action);
    expect(await trigger(message, by)).toEqual({ status: 'Accepted' });
    await until(`${action} came`, () => count(action) > before);
  };

  test.each(['Pending', 'Rejected'])('%s: triggered messages come at once', async (status) => {
    stage.central.answers['BootNotification'] = boot(status);
    const one = stage.connect({});
    await until('it was told to wait', () => stage.events.some(({ type }) => type === 'booted'));
    await brings('BootNotification');
    if (!is16) expect(stage.central.of('BootNotification')[1]).toMatchObject({ reason: 'Triggered' });
    await brings('Heartbeat');
    await brings('MeterValues');
    await brings('StatusNotification', version === '2.1' ? 'NotifyEvent' : 'StatusNotification');
    await brings('FirmwareStatusNotification');
    if (is16) {
      await brings('DiagnosticsStatusNotification');
      await brings('SignChargePointCertificate', 'SignCertificate', 'ExtendedTriggerMessage');
      await brings('LogStatusNotification', 'LogStatusNotification', 'ExtendedTriggerMessage');
      const signed = 'SignedFirmwareStatusNotification';
      await brings('FirmwareStatusNotification', signed, 'ExtendedTriggerMessage');
      await brings('BootNotification', 'BootNotification', 'ExtendedTriggerMessage');
    } else {
      await brings('SignChargingStationCertificate', 'SignCertificate');
      await brings('LogStatusNotification');
      expect(await trigger('TransactionEvent')).toEqual({ status: 'Rejected' });
    }
    expect(one.isReady).toBe(false);

    stage.central.answers['BootNotification'] = boot('Accepted');
    await brings('BootNotification');
    await until('it is let in', () => one.isReady);
    await stage.isSaid('Available');
  });

  test('one that waits is reset: it boots anew without waiting', async () => {
    stage.central.answers['BootNotification'] = boot('Pending');
    stage.connect({});
    await until('it was told to wait', () => stage.events.some(({ type }) => type === 'booted'));
    expect(await stage.call('Reset', { type: is16 ? 'Hard' : 'Immediate' })).toEqual({ status: 'Accepted' });
    await until('it booted anew', () => count('BootNotification') === 2);
    expect(stage.events).toContainEqual({ type: 'disconnected', reason: 'closed by itself to restart' });
  });

  test('a boot that is triggered later may be put back into waiting', async () => {
    const one = await stage.station();
    stage.central.answers['BootNotification'] = boot('Pending');
    await brings('BootNotification');
    await until('it waits', () => !one.isReady);
    stage.central.answers['BootNotification'] = boot('Accepted');
    await brings('BootNotification');
    await until('it is let in', () => one.isReady);
  });

  test('what nothing is measured for, or no transaction, is not accepted', async () => {
    await stage.station({ configuration: { MeterValuesSampledData: '' } });
    expect(await trigger('MeterValues')).toEqual({ status: 'Rejected' });
    if (!is16) expect(await trigger('TransactionEvent')).toEqual({ status: 'Rejected' });
  });

  test('with a new password it closes the line by itself, and says so', async () => {
    const one = await stage.station({ password: 'the-old-password-1' });
    const variable = { component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' } };
    if (is16) await stage.call('ChangeConfiguration', { key: 'AuthorizationKey', value: 'ab'.repeat(16) });
    else {
      const setVariableData = [{ attributeValue: 'the-new-password-2', ...variable }];
      await stage.call('SetVariables', { setVariableData });
    }
    await until('it came back', () => stage.central.passwords.length === 2 && one.isReady);
    expect(stage.events).toContainEqual({
      type: 'disconnected',
      reason: 'closed by itself to come back with a new password',
    });
  });
});
