import type { Price } from '../../core/model/common.ts';
import { encodeDecimal } from './number.ts';
import { present } from './wire.ts';
import type { Wire } from './wire.ts';

export function decodePrice(wire: Wire<'Price'>): Price {
  return present<Price>({ exclVat: wire.excl_vat, inclVat: wire.incl_vat });
}

export function encodePrice({ exclVat, inclVat }: Price): Wire<'Price'> {
  return present<Wire<'Price'>>({
    excl_vat: encodeDecimal(exclVat),
    incl_vat: inclVat === undefined ? undefined : encodeDecimal(inclVat),
  });
}

export function encodeOptionalPrice(price: Price | undefined): Wire<'Price'> | undefined {
  return price && encodePrice(price);
}
