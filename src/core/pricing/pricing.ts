/** The tariff engine as a library: `import { price } from 'roambridge/pricing'`. */
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
export type { Explainable } from './explain.ts';
export { lintTariff } from './lint/lint.ts';
export type { LintCode, LintFinding } from './lint/lint.ts';
export { tariffNeeds } from './needs.ts';
export type { TariffNeed } from './needs.ts';
export { defaultPolicy, girevePolicy } from './policy.ts';
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
  SessionFacts,
  StateChange,
} from './segment/facts.ts';
export { verifyCdr } from './verify/verify.ts';
export type { Verification, VerifyOptions } from './verify/verify.ts';
export type { Discrepancy, DiscrepancyCode, StatedTotals, VerifiableCdr } from './verify/check.ts';
export { priceWire } from './wire/price-wire.ts';
export type { PriceRequest, WireLine, WirePrice, WirePricing, WireTotals } from './wire/price-wire.ts';
export { verifyWire } from './wire/verify-wire.ts';
