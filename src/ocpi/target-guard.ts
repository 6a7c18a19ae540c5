import { lookup } from 'node:dns';
import type { LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { BridgeError } from '../core/errors.ts';

type Networks = readonly (readonly [network: string, prefix: number])[];

/** Everything that is not an address of the public internet [RFC 6890 and successors]. */
const inner4: Networks = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Of IPv6 only 2000::/3 is public, and in it not what embeds IPv4 addresses or is meant for documents. */
const inner6: Networks = [
  ['::', 3],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['4000::', 2],
  ['8000::', 1],
];

/** A list for each family: in one list an IPv4 address would match the IPv6 network that it can be mapped to. */
const blocked = { ipv4: listOf(inner4, 'ipv4'), ipv6: listOf(inner6, 'ipv6') };

function listOf(networks: Networks, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}

function isPublic(address: string): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return !blocked[family].check(address, family);
}

const remedy = 'set ALLOW_INSECURE_PARTNERS=true to allow it';

/**
 * Keeps the URLs that partners give us from leading into our own network. A name is checked again when a
 * connection to it is opened, so that it cannot change its mind in between.
 */
export class TargetGuard {
  private readonly allowInsecure: boolean;

  constructor({ allowInsecure }: { allowInsecure: boolean }) {
    this.allowInsecure = allowInsecure;
  }

  /** @throws BridgeError `invalid` when it is no http(s) URL, `forbidden` when it may not be called */
  check(text: string): URL {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password) {
      throw new BridgeError('invalid', `not a usable http(s) URL: ${text}`);
    }
    if (this.allowInsecure) return url;
    if (url.protocol !== 'https:') {
      throw new BridgeError('forbidden', `${text} is not https; ${remedy}`);
    }
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !isPublic(host)) {
      throw new BridgeError('forbidden', `${text} is not a public address; ${remedy}`);
    }
    return url;
  }

  /** For the sockets' connector; undefined where every address is allowed. */
  get lookup(): LookupFunction | undefined {
    return this.allowInsecure ? undefined : guardedLookup;
  }
}

const guardedLookup: LookupFunction = (hostname, options: LookupOptions, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) {
      callback(error, []);
      return;
    }
    const inner = addresses.find(({ address }) => !isPublic(address));
    if (inner) {
      const reason = `${hostname} is ${inner.address}, not a public address; ${remedy}`;
      callback(new BridgeError('forbidden', reason), []);
    } else if (options.all) callback(null, addresses);
    else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
  });
};
