import type { QuirkEntry } from './schema.ts';

const issue = (thread: string) => `https://github.com/${thread}`;

/** What is publicly known of charge points: each with the thread that shows it. Of a setting the last entry that fits counts. */
export const builtIn: readonly QuirkEntry[] = [
  {
    match: { vendor: 'OpenEVSE', firmware: ['4.0.*', '4.1.*', '4.2.0', '4.2.1', '4.2.2'] },
    note: 'Its energy register counts kilowatt-hours and is labelled Wh.',
    source: issue('OpenEVSE/openevse_esp32_firmware/issues/703'),
    set: { energyUnit: 'kWh' },
  },
  {
    match: { vendor: ['ABB', 'Chargedot'], model: ['*TACW*', '*Terra AC*'] },
    note: 'In a transaction its register counts the energy of the session; what names no transaction is the main meter.',
    source: issue('lbbrhzn/ocpp/pull/919'),
    set: { meterValuesWithoutTransaction: 'ignore' },
  },
  {
    match: { vendor: ['Wall Box Chargers', 'Wallbox'] },
    note: 'Called before its boot is answered, it goes on booting for ever; the boot may come many seconds after the connection.',
    source: issue('lbbrhzn/ocpp/issues/1503'),
    set: { firstMessageWaitS: 30, silenceAfterBootS: 2 },
  },
  {
    match: { vendor: ['EVBox*', 'EV-BOX*'], model: '*Livo*' },
    note: 'Asked for its inventory right after an accepted boot it says nothing more; it is let in in two steps.',
    source: issue('lbbrhzn/ocpp/issues/1432'),
    set: { boot: 'pending-first' },
  },
  {
    match: { vendor: 'Alfen*' },
    note: 'Remote starts are refused whose idTag has other characters than hexadecimal digits.',
    source: issue('lbbrhzn/ocpp/issues/514'),
    set: { idTagFormat: 'hex' },
  },
  {
    match: { vendor: 'Growatt*' },
    note: 'Some firmwares stamp local time and name no zone.',
    source: issue('evcc-io/evcc/issues/10399'),
    set: { timesWithoutZone: 'location' },
  },
];
