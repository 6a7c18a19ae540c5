import type { Instant } from '../core/model/common.ts';
import type { Cdr } from '../core/model/session.ts';
import type { Acknowledged } from '../core/ports.ts';
import type { OcpiAnswer } from './client.ts';
import { PartnerFailure } from './partner-failure.ts';
import type { Message, Receiver } from './push-receiver.ts';

/**
 * [OCPI 2.2.1 10.2.2.2 POST] once; a CDR never changes.
 * @returns when it was taken, and the partner's URL of it where it gave one
 */
export async function tellCdr(
  { dialect, send }: Receiver,
  { cdr, to, now }: { cdr: Cdr; to: Pick<Message, 'to'>; now: () => Instant },
): Promise<Acknowledged> {
  const answer = await unlessKnown(send({ method: 'POST', body: dialect.encodeCdr(cdr), from: cdr, ...to }));
  const url = answer?.header('location');
  return { at: now(), ...(url !== undefined && { url }) };
}

const conflict = 409;

/** The partner has it already: an earlier answer was lost. */
async function unlessKnown(answer: Promise<OcpiAnswer>): Promise<OcpiAnswer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PartnerFailure && error.httpStatus === conflict) return undefined;
    throw error;
  }
}
