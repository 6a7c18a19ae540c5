/**
 * The tariff engine as a library: `import { price } from 'roambridge/pricing'`. Everything in it is pure: no clock, no
 * files, no network. Times are epoch milliseconds, energies kWh unless a name says Wh, times of use hours, money the
 * tariff's currency; JSON as OCPI has it goes through the functions with `Wire` in their name.
 *
 * `price` prices a charge, `explain` shows why, `segment` cuts a session's meter samples into periods, `verifyCdr` checks
 * a CDR from anywhere, `lintTariff` a tariff before it is published.
 */
export { chargeFromPeriods } from './charge.ts';
export type {
  Charge,
  ChargedPeriod,
  ChargingPreference,
  RecordedPeriod,
  SessionCharge,
  Volume,
} from './charge.ts';
export { creditTotals } from './credit.ts';
export { PricingError } from './error.ts';
export type { PricingErrorCode, PricingFault } from './error.ts';
export { explain, explainWire, totalsText } from './explain.ts';
export type { Explainable, ExplainOptions } from './explain.ts';
export { lintTariff } from './lint/lint.ts';
export type { LintCode, LintFinding, LintOptions } from './lint/lint.ts';
export type { TariffVersion } from './lint/version.ts';
export { tariffNeeds } from './needs.ts';
export type { TariffNeed } from './needs.ts';
export { defaultPolicy, girevePolicy, policyChoices } from './policy.ts';
export type { PricingPolicy, RoundingMode } from './policy.ts';
export { price } from './price.ts';
export type {
  BreakdownLine,
  LineKind,
  Pricing,
  PricingTotals,
  PricingWarning,
  TaxLine,
  WarningCode,
} from './result.ts';
export { segment } from './segment/segment.ts';
export type { SegmentOptions } from './segment/segment.ts';
export type {
  FindingCode,
  MeterSample,
  Segment,
  Segmentation,
  SegmentFinding,
  SegmentKind,
  SessionFacts,
  StateChange,
} from './segment/facts.ts';
export { makeTariffText, tariffText } from './tariff-text.ts';
export type { TariffText } from './tariff-text.ts';
export { tariffLanguages } from './tariff-words.ts';
export { verifyCdr } from './verify/verify.ts';
export type { Verification, VerifyOptions } from './verify/verify.ts';
export type { Discrepancy, DiscrepancyCode, StatedTotals, VerifiableCdr } from './verify/check.ts';
export { priceWire } from './wire/price-wire.ts';
export type { PriceRequest, WireLine, WirePrice, WirePricing, WireTotals } from './wire/price-wire.ts';
export { timeZoneOf } from './wire/time-zone.ts';
export { tariffFromWire } from './wire/tariff-wire.ts';
export type { TariffWireOptions } from './wire/tariff-wire.ts';
export type { WireVersion } from './wire/tariff.ts';
export { verifyWire } from './wire/verify-wire.ts';
export type { Price } from '../model/common.ts';
export type {
  PriceComponent,
  Tariff,
  TariffDimension,
  TariffElement,
  TariffRestrictions,
  TariffType,
} from '../model/tariff.ts';
