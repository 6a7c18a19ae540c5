/**
 * How a charge point differs from what OCPP says, where that cannot be seen in its messages. Absent: as OCPP says. What each
 * setting does is told in docs/quirks.md.
 */
export interface Quirks {
  /** Registers that are told in Wh, or without a unit, count kilowatt-hours; also meterStart and meterStop. */
  readonly energyUnit?: 'kWh';
  /** Sampled registers of a transaction that are below its meterStart count from that. */
  readonly sampledRegister?: 'session';
  /** MeterValues that name no transaction are those of another meter. */
  readonly meterValuesWithoutTransaction?: 'ignore';
  /** Measurands whose values are wrong, `Power.Active.Import`. */
  readonly ignoreMeasurands?: readonly string[];
  /** The zone of times that name none: an IANA name, or `location` for that of the station's location. */
  readonly timesWithoutZone?: string;
  /** The same for times that are marked as UTC and are not. */
  readonly timesMarkedUtc?: string;
  /** What the whole station says of itself says nothing of its EVSEs. */
  readonly stationStatus?: 'ignore';
  /** A boot is answered Pending first, and Accepted when it comes again. */
  readonly boot?: 'pending-first';
  /** How long the station is not called after the answer to its boot. */
  readonly silenceAfterBootS?: number;
  /** How long calls wait for the first message on a new connection. */
  readonly firstMessageWaitS?: number;
  /** RemoteStartTransaction names no connector. */
  readonly remoteStartConnector?: 'omit';
  /** Remote starts and reservations only name idTags of hexadecimal digits. */
  readonly idTagFormat?: 'hex';
  /** They only name idTags of at most so many characters. */
  readonly idTagMaxLength?: number;
  /** It is never asked by TriggerMessage on the bridge's own account. */
  readonly triggerMessage?: 'avoid';
  /** Messages are never compressed. */
  readonly deflate?: 'off';
}

/** Where a quirk is written. */
export type QuirkOrigin = 'built-in' | 'file' | 'station';

/** A quirk that is known of a kind of charge point, and applies to one. */
export interface KnownQuirk {
  readonly from: QuirkOrigin;
  readonly note: string;
  /** Where it is documented. */
  readonly source?: string;
  readonly set: Quirks;
}

export interface AppliedQuirks {
  /** What counts: of each setting the last one in `known`. */
  readonly set: Quirks;
  readonly known: readonly KnownQuirk[];
}
