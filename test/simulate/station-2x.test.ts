import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '../kit/until.ts';
import { StationStage } from './station-stage.ts';

const dc = [{ maxPowerKw: 150, current: 'DC' as const }];
const card = { idToken: 'APP-1', type: 'Central' };

describe.each(['2.0.1', '2.1'] as const)('OCPP %s', (version) => {
  let stage: StationStage;

  beforeEach(async () => {
    stage = new StationStage(version);
    await stage.central.start();
  });

  afterEach(() => stage.close());

  const info = (event: Record<string, unknown> | undefined) =>
    event?.['transactionInfo'] as Record<string, unknown>;

  test('boots, and tells its connectors the way the version prefers', async () => {
    await stage.station({ password: 'geheim-und-lang-genug' });
    expect(stage.central.passwords).toEqual(['geheim-und-lang-genug']);
    expect(stage.central.of('BootNotification')).toEqual([
      {
        chargingStation: {
          serialNumber: 'SIM/1',
          model: 'Simulated CP',
          vendorName: 'Roambridge',
          firmwareVersion: '1.0.0',
        },
        reason: 'PowerUp',
      },
    ]);
    expect(stage.central.statuses(1)).toEqual(['Available']);
    expect(stage.central.of('StatusNotification')).toHaveLength(version === '2.1' ? 0 : 1);
  });

  test('a whole charge: one transaction, seqNo without a gap, the register only grows', async () => {
    const one = await stage.station({ connectors: dc });
    expect(await one.swipe(1, '04A2F91C5E6180')).toBe('Accepted');
    await until('two readings', () => stage.transactionEvents('Updated').length >= 3);
    one.suspend(1);
    await one.swipe(1, '04a2f91c5e6180');
    await stage.isSaid('Available');
    expect(stage.central.of('Authorize')).toEqual([
      { idToken: { idToken: '04A2F91C5E6180', type: 'ISO14443' } },
    ]);
    const events = stage.transactionEvents();
    expect(events.map(({ seqNo }) => seqNo)).toEqual(events.map((_event, i) => i));
    expect(new Set(events.map((event) => info(event)['transactionId'])).size).toBe(1);
    expect(events[0]).toMatchObject({
      eventType: 'Started',
      triggerReason: 'Authorized',
      offline: false,
      evse: { id: 1, connectorId: 1 },
      idToken: { idToken: '04A2F91C5E6180', type: 'ISO14443' },
    });
    expect(events[1]).toMatchObject({
      triggerReason: 'ChargingStateChanged',
      transactionInfo: { chargingState: 'Charging' },
    });
    expect(events.at(-2)).toMatchObject({ transactionInfo: { chargingState: 'SuspendedEV' } });
    expect(events.at(-1)).toMatchObject({
      eventType: 'Ended',
      triggerReason: 'StopAuthorized',
      idToken: { idToken: '04a2f91c5e6180' },
      transactionInfo: { stoppedReason: 'Local' },
    });
    const registers = [
      ...JSON.stringify(events).matchAll(/"value":(\d+),"context":"[^"]+","measurand":"Energy/g),
    ]
      .map(([, value]) => Number(value))
      // The last event says once more what it was at the beginning.
      .toSpliced(-2, 1);
    expect(registers.length).toBeGreaterThan(3);
    expect(registers).toEqual(registers.toSorted((a, b) => a - b));
    expect(JSON.stringify(events)).toContain('"measurand":"SoC"');
    expect(stage.central.statuses(1)).toEqual(['Available', 'Occupied', 'Available']);
  });

  test('a start that is refused after all is stopped as DeAuthorized; costs and messages are shown', async () => {
    stage.central.answers['TransactionEvent'] = ({ eventType }) =>
      eventType === 'Started'
        ? {
            idTokenInfo: { status: 'Blocked' },
            updatedPersonalMessage: { format: 'UTF8', content: 'Call us' },
          }
        : { totalCost: 1.5 };
    const one = await stage.station();
    await one.swipe(1, 'CARD');
    await until('it ended', () => stage.transactionEvents('Ended').length === 1);
    expect(stage.transactionEvents('Ended')[0]).toMatchObject({
      triggerReason: 'Deauthorized',
      transactionInfo: { stoppedReason: 'DeAuthorized' },
    });
    await until('it is shown', () => stage.events.filter(({ type }) => type === 'shown').length >= 2);
    expect(stage.events).toContainEqual({ type: 'shown', text: 'Call us' });
    expect(stage.events).toContainEqual({ type: 'shown', text: 'cost so far 1.5' });
  });

  test('the price is shown once, costs with the currency, and the last one as final', async () => {
    const idTokenInfo = { status: 'Accepted', personalMessage: { format: 'UTF8', content: '0.50 per kWh' } };
    stage.central.answers['Authorize'] = () => ({ idTokenInfo });
    stage.central.answers['TransactionEvent'] = ({ eventType }) =>
      eventType === 'Started' ? { idTokenInfo } : eventType === 'Ended' ? { totalCost: 3.2 } : {};
    const one = await stage.station();
    const variable = { component: { name: 'TariffCostCtrlr' }, variable: { name: 'Currency' } };
    const set = (attributeValue: string) =>
      stage.call('SetVariables', { setVariableData: [{ attributeValue, ...variable }] });
    await one.swipe(1, 'CARD');
    await until('it started', () => stage.events.some(({ type }) => type === 'started'));
    const transactionId = one.transactionOf(1)?.id;
    await stage.call('CostUpdated', { transactionId, totalCost: 1 });
    expect(JSON.stringify(await set('euro'))).toContain('Rejected');
    expect(JSON.stringify(await set('CHF'))).toContain('Accepted');
    await stage.call('CostUpdated', { transactionId, totalCost: 2.25 });
    await one.swipe(1, 'CARD');
    const shown = () => stage.events.flatMap((event) => (event.type === 'shown' ? [event.text] : []));
    await until('the end was answered', () => shown().includes('final cost 3.2 CHF'));
    expect(shown()).toEqual(['0.50 per kWh', 'cost so far 1', 'cost so far 2.25 CHF', 'final cost 3.2 CHF']);
  });

  test('remote start and stop, with the number of the request', async () => {
    const one = await stage.station();
    const start = { idToken: card, remoteStartId: 77, evseId: 1 };
    expect(await stage.call('RequestStartTransaction', start)).toEqual({ status: 'Accepted' });
    await until('it started', () => stage.transactionEvents('Started').length === 1);
    const [started] = stage.transactionEvents('Started');
    expect(started).toMatchObject({
      triggerReason: 'RemoteStart',
      idToken: card,
      transactionInfo: { remoteStartId: 77 },
    });
    expect(await stage.call('RequestStartTransaction', start)).toEqual({ status: 'Rejected' });
    const { transactionId } = info(started);
    expect(transactionId).toBe(one.transactionOf(1)?.id);
    await until('all is told', () => one.unsent === 0);
    expect(await stage.call('GetTransactionStatus', { transactionId })).toEqual({
      ongoingIndicator: true,
      messagesInQueue: false,
    });
    expect(await stage.call('UnlockConnector', { evseId: 1, connectorId: 1 })).toEqual({
      status: 'OngoingAuthorizedTransaction',
    });
    expect(await stage.call('CostUpdated', { transactionId, totalCost: 2.25 })).toEqual({});
    expect(await stage.call('TriggerMessage', { requestedMessage: 'TransactionEvent' })).toEqual({
      status: 'Accepted',
    });
    await until('it was told', () =>
      stage.transactionEvents().some((event) => event['triggerReason'] === 'Trigger'),
    );
    expect(await stage.call('RequestStopTransaction', { transactionId: 'other' })).toEqual({
      status: 'Rejected',
    });
    expect(await stage.call('RequestStopTransaction', { transactionId })).toEqual({ status: 'Accepted' });
    await until('it ended', () => stage.transactionEvents('Ended').length === 1);
    expect(stage.transactionEvents('Ended')[0]).toMatchObject({
      triggerReason: 'RemoteStop',
      transactionInfo: { stoppedReason: 'Remote', transactionId },
    });
    expect(await stage.call('GetTransactionStatus', { transactionId })).toMatchObject({
      ongoingIndicator: false,
    });
    await stage.isSaid('Available');
    expect(await stage.call('UnlockConnector', { evseId: 1, connectorId: 1 })).toEqual({
      status: 'Unlocked',
    });
    expect(await stage.call('UnlockConnector', { evseId: 9, connectorId: 1 })).toEqual({
      status: 'UnknownConnector',
    });
  });

  test('what happens without a line is replayed as offline, in order, with its own times', async () => {
    const one = await stage.station();
    one.cut();
    await until('it is offline', () => !one.isReady);
    const before = new Date().toISOString();
    expect(await one.swipe(1, 'OFFLINE-1')).toBe('Accepted');
    await until('a reading waits', () => one.unsent >= 3);
    await one.swipe(1, 'OFFLINE-1');
    const after = new Date().toISOString();
    expect(stage.transactionEvents()).toEqual([]);
    one.restore();
    await until('it is online', () => one.isReady && one.unsent === 0);
    const events = stage.transactionEvents();
    expect(events.map(({ seqNo }) => seqNo)).toEqual(events.map((_event, i) => i));
    expect(events.map(({ eventType }) => eventType)).toEqual([
      'Started',
      ...events.slice(2).map(() => 'Updated'),
      'Ended',
    ]);
    for (const { offline, timestamp } of events) {
      expect(offline).toBe(true);
      expect(String(timestamp) >= before && String(timestamp) <= after).toBe(true);
    }
    expect(stage.central.of('BootNotification')).toHaveLength(1);
  });

  test('the device model: reported whole and in part, read and set by variable', async () => {
    await stage.station({ connectors: dc });
    expect(await stage.call('GetBaseReport', { requestId: 5, reportBase: 'FullInventory' })).toEqual({
      status: 'Accepted',
    });
    await until('the last part came', () =>
      stage.central.of('NotifyReport').some(({ tbc }) => tbc === false),
    );
    const parts = stage.central.of('NotifyReport');
    expect(parts.map(({ seqNo }) => seqNo)).toEqual(parts.map((_part, i) => i));
    const entries = parts.flatMap(
      ({ reportData }) => reportData as { component: { name: string; evse?: object } }[],
    );
    const components = new Set(entries.map(({ component }) => component.name));
    for (const name of [
      'ChargingStation',
      'EVSE',
      'Connector',
      'SampledDataCtrlr',
      'LocalAuthListCtrlr',
      'SecurityCtrlr',
    ]) {
      expect(components).toContain(name);
    }
    expect(entries).toContainEqual(
      expect.objectContaining({ component: { evse: { id: 1, connectorId: 1 }, name: 'Connector' } }),
    );
    expect(await stage.call('GetBaseReport', { requestId: 6, reportBase: 'ConfigurationInventory' })).toEqual(
      {
        status: 'Accepted',
      },
    );
    await until('what can be set', () =>
      stage.central.of('NotifyReport').some(({ requestId }) => requestId === 6),
    );
    const settable = JSON.stringify(
      stage.central.of('NotifyReport').filter(({ requestId }) => requestId === 6),
    );
    expect(settable).toContain('"TxUpdatedInterval"');
    expect(settable).not.toContain('"ReadOnly"');

    const interval = { component: { name: 'SampledDataCtrlr' }, variable: { name: 'TxUpdatedInterval' } };
    const secret = { component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' } };
    const unknown = { component: { name: 'SecurityCtrlr' }, variable: { name: 'Nothing' } };
    const nowhere = { component: { name: 'Nothing' }, variable: { name: 'Nothing' } };
    const set = await stage.call('SetVariables', {
      setVariableData: [
        { attributeValue: '7', ...interval },
        { attributeValue: 'soon', ...interval },
        { attributeValue: 'x', ...unknown },
        { attributeValue: 'x', ...nowhere },
        { attributeValue: '1', attributeType: 'Target', ...interval },
      ],
    });
    const results = (answer: object, list: string) =>
      (answer as Record<string, { attributeStatus: string; attributeValue?: string }[]>)[list]!;
    expect(results(set, 'setVariableResult').map(({ attributeStatus }) => attributeStatus)).toEqual([
      'Accepted',
      'Rejected',
      'UnknownVariable',
      'UnknownComponent',
      'NotSupportedAttributeType',
    ]);
    const got = results(
      await stage.call('GetVariables', { getVariableData: [interval, secret] }),
      'getVariableResult',
    );
    expect(got[0]).toMatchObject({ attributeStatus: 'Accepted', attributeValue: '7' });
    expect(got[1]).toMatchObject({ attributeStatus: 'Rejected' });
    expect(
      await stage.call('GetReport', {
        requestId: 8,
        componentVariable: [{ component: { name: 'Nothing' } }],
      }),
    ).toEqual({
      status: 'EmptyResultSet',
    });
    expect(await stage.call('GetReport', { requestId: 9, componentCriteria: ['Problem'] })).toEqual({
      status: 'EmptyResultSet',
    });
  });

  test('a new password: it comes back with it', async () => {
    const one = await stage.station({ password: 'the-old-password-1' });
    const variable = { component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' } };
    const set = (attributeValue: string) =>
      stage.call('SetVariables', { setVariableData: [{ attributeValue, ...variable }] });
    expect(JSON.stringify(await set('short'))).toContain('Rejected');
    expect(JSON.stringify(await set('the-new-password-2'))).toContain('Accepted');
    await until('it came back', () => stage.central.passwords.length === 2 && one.isReady);
    expect(stage.central.passwords).toEqual(['the-old-password-1', 'the-new-password-2']);
    expect(stage.central.of('BootNotification')).toHaveLength(1);
  });

  test('display messages are kept, told and cleared', async () => {
    await stage.station();
    const message = { id: 3, priority: 'NormalCycle', message: { format: 'UTF8', content: 'Hello' } };
    expect(await stage.call('SetDisplayMessage', { message })).toEqual({ status: 'Accepted' });
    const html = { ...message, message: { format: 'HTML', content: '<b>' } };
    expect(await stage.call('SetDisplayMessage', { message: html })).toEqual({
      status: 'NotSupportedMessageFormat',
    });
    const stranger = { ...message, transactionId: 'nobody' };
    expect(await stage.call('SetDisplayMessage', { message: stranger })).toEqual({
      status: 'UnknownTransaction',
    });
    expect(await stage.call('GetDisplayMessages', { requestId: 4, id: [3] })).toEqual({ status: 'Accepted' });
    await until('they are told', () => stage.central.of('NotifyDisplayMessages').length === 1);
    expect(stage.central.of('NotifyDisplayMessages')).toEqual([{ messageInfo: [message], requestId: 4 }]);
    expect(await stage.call('ClearDisplayMessage', { id: 3 })).toEqual({ status: 'Accepted' });
    expect(await stage.call('ClearDisplayMessage', { id: 3 })).toEqual({ status: 'Unknown' });
    expect(await stage.call('GetDisplayMessages', { requestId: 4 })).toEqual({ status: 'Unknown' });
  });

  test('reset: at once, or when the transaction has ended', async () => {
    const one = await stage.station();
    expect(await stage.call('Reset', { type: 'Immediate', evseId: 1 })).toEqual({ status: 'Rejected' });
    await one.swipe(1, 'CARD');
    expect(await stage.call('Reset', { type: 'OnIdle' })).toEqual({ status: 'Scheduled' });
    await one.swipe(1, 'CARD');
    await until('it booted anew', () => stage.central.of('BootNotification').length === 2);
    expect(stage.central.of('BootNotification')[1]).toMatchObject({ reason: 'RemoteReset' });
    await until('it is back', () => one.isReady);
    await one.swipe(1, 'CARD');
    expect(await stage.call('Reset', { type: 'Immediate' })).toEqual({ status: 'Accepted' });
    await until('it ended', () => stage.transactionEvents('Ended').length === 2);
    expect(stage.transactionEvents('Ended')[1]).toMatchObject({
      triggerReason: 'ResetCommand',
      transactionInfo: { stoppedReason: 'ImmediateReset' },
    });
    await until('it booted again', () => stage.central.of('BootNotification').length === 3);
  });

  test('triggers, availability, and what is unknown or wrong', async () => {
    await stage.station();
    const trigger = (requestedMessage: string, evse?: object) =>
      stage.call('TriggerMessage', { requestedMessage, ...(evse && { evse }) });
    for (const message of [
      'BootNotification',
      'FirmwareStatusNotification',
      'Heartbeat',
      'LogStatusNotification',
      'MeterValues',
    ]) {
      const count = stage.central.of(message).length;
      expect(await trigger(message)).toEqual({ status: 'Accepted' });
      await until(`${message} came`, () => stage.central.of(message).length > count);
    }
    const told = stage.central.statuses(1).length;
    await trigger('StatusNotification', { id: 1, connectorId: 1 });
    await until('the status came', () => stage.central.statuses(1).length > told);
    expect(await trigger('StatusNotification', { id: 9, connectorId: 1 })).toEqual({ status: 'Rejected' });
    expect(await trigger('SignV2GCertificate')).toEqual({ status: 'NotImplemented' });

    const available = (operationalStatus: string, evse?: object) =>
      stage.call('ChangeAvailability', { operationalStatus, ...(evse && { evse }) });
    expect(await available('Inoperative', { id: 1 })).toEqual({ status: 'Accepted' });
    await stage.isSaid('Unavailable');
    expect(await available('Operative')).toEqual({ status: 'Accepted' });
    await stage.isSaid('Available');
    expect(await available('Operative', { id: 4 })).toEqual({ status: 'Rejected' });
    await expect(stage.call('GetMonitoringReport', { requestId: 1 })).rejects.toMatchObject({
      rpcErrorCode: 'NotImplemented',
    });
    expect(await stage.call('ClearCache')).toEqual({ status: 'Rejected' });
    expect(await stage.call('DataTransfer', { vendorId: 'x' })).toEqual({ status: 'UnknownVendorId' });
  });
});
