import { required, textOf } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['DataTransferResponse'];

/** [OCPP 2.0.1 P02] the bridge speaks no vendor's extension. */
export function dataTransfer(payload: Json): Response {
  required(textOf(payload['vendorId']), 'vendorId');
  return { status: 'UnknownVendorId' };
}
