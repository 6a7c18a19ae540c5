import { path } from './admin-client.ts';
import type { Json } from './object-files.ts';

/** An object that says whose it is is addressed as that party's. */
export function partyPath(resource: 'locations' | 'tariffs'): (object: Json, id: string) => string {
  return ({ country_code: country, party_id: party }, id) => {
    const named = typeof country === 'string' && typeof party === 'string' ? `${country}*${party}*${id}` : id;
    return `/${resource}${path`/${named}`}`;
  };
}
