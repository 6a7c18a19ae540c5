// What a charge point says: boot once, then over and over a whole session of fifteen calls.
const stamp = () => new Date().toISOString();

/** Yields [action, payload]; receives the answer of each call. */
export function* script(id, idTag, meterValues = 10) {
  yield [
    'BootNotification',
    { chargePointVendor: 'Bench', chargePointModel: 'Loop', firmwareVersion: '1.0' },
  ];
  let meter = 0;
  for (;;) {
    yield [
      'StatusNotification',
      { connectorId: 1, errorCode: 'NoError', status: 'Preparing', timestamp: stamp() },
    ];
    yield ['Authorize', { idTag }];
    const { transactionId } = yield [
      'StartTransaction',
      { connectorId: 1, idTag, meterStart: meter, timestamp: stamp() },
    ];
    for (let i = 0; i < meterValues; i++) {
      meter += 100;
      yield ['MeterValues', { connectorId: 1, transactionId, meterValue: [sample(meter)] }];
    }
    yield [
      'StopTransaction',
      { transactionId, idTag, meterStop: meter, timestamp: stamp(), reason: 'Local' },
    ];
    yield [
      'StatusNotification',
      { connectorId: 1, errorCode: 'NoError', status: 'Available', timestamp: stamp() },
    ];
  }
}

function sample(meter) {
  const phase = (n, measurand, unit, value) => ({
    value,
    context: 'Sample.Periodic',
    measurand,
    phase: n,
    unit,
  });
  return {
    timestamp: stamp(),
    sampledValue: [
      {
        value: String(meter),
        context: 'Sample.Periodic',
        measurand: 'Energy.Active.Import.Register',
        unit: 'Wh',
      },
      { value: '11040', context: 'Sample.Periodic', measurand: 'Power.Active.Import', unit: 'W' },
      phase('L1', 'Current.Import', 'A', '16.0'),
      phase('L2', 'Current.Import', 'A', '16.0'),
      phase('L3', 'Current.Import', 'A', '16.0'),
    ],
  };
}
