import type { IncomingHttpHeaders } from 'node:http';
import type { Party } from '../core/model/common.ts';

function text(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** [OCPI 2.2.1 4.2 Unique message IDs] those of the request, or new ones where a partner leaves them out. */
export function messageIds(headers: IncomingHttpHeaders, next: () => string) {
  return {
    requestId: text(headers, 'x-request-id') ?? next(),
    correlationId: text(headers, 'x-correlation-id') ?? next(),
  };
}

/** [OCPI 2.2.1 4.1.8] sender and receiver of the request change places; none where it had none. */
export function answeredRouting(headers: IncomingHttpHeaders, own: Party): Record<string, string> {
  const of = (name: string) => text(headers, `ocpi-${name}`);
  const to = { country: of('from-country-code'), party: of('from-party-id') };
  const from = { country: of('to-country-code'), party: of('to-party-id') };
  if (!to.country && !to.party && !from.country && !from.party) return {};
  return {
    ...(to.country && { 'OCPI-to-country-code': to.country }),
    ...(to.party && { 'OCPI-to-party-id': to.party }),
    'OCPI-from-country-code': from.country ?? own.countryCode,
    'OCPI-from-party-id': from.party ?? own.partyId,
  };
}
