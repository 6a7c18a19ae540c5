import type { Store } from '../../core/ports.ts';
import type { Route } from '../route.ts';
import { servePage } from './page.ts';

/** [OCPI 2.2.1 11.2.1 Sender interface] */
export function tariffsSender({ store }: { readonly store: Pick<Store, 'tariffs'> }): readonly Route[] {
  return [
    {
      path: '/sender/tariffs',
      methods: {
        GET: (call) =>
          servePage(call, {
            read: (query) => store.tariffs(query),
            encode: (tariff) => call.dialect.encodeTariff(tariff),
          }),
      },
    },
  ];
}
