import type { DisplayText } from '../../core/model/common.ts';
import type { Wire } from './wire.ts';

/** The class is the same on either side. */
export function copyDisplayText({ language, text }: Wire<'DisplayText'> | DisplayText): Wire<'DisplayText'> {
  return { language, text };
}
