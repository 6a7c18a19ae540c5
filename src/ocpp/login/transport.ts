import type { IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { ShownCertificate } from './client-certificate.ts';
import { certificateOf } from './client-certificate.ts';

/** How a station came. */
export interface Transport {
  readonly remoteAddress: string;
  /** TLS all the way to us, or to a proxy that we trust. */
  readonly secure: boolean;
  /** Only from TLS that ends here. */
  readonly certificate?: ShownCertificate;
}

/** An address as it stands in a list: IPv4 is IPv4, also on a socket that speaks both; no zone. */
function plain(address: string): string {
  const bare = address.trim().replace(/%.*$/, '');
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare;
}

function trusts(proxies: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** `1.2.3.4:5678` and `[::1]:5678` are written by some proxies. */
function withoutPort(text: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
}

/** Each proxy appends whom it saw: the last that is no proxy of ours is the station. */
function clientOf(header: string, proxies: BlockList, nearest: string): string {
  let client = nearest;
  for (const text of header.split(',').toReversed()) {
    const address = plain(withoutPort(text.trim()));
    if (isIP(address) === 0) return client;
    client = address;
    if (!trusts(proxies, address)) return client;
  }
  return client;
}

function joined(header: string | string[] | undefined): string {
  return Array.isArray(header) ? header.join(',') : (header ?? '');
}

/** Of several hops every one must have been TLS. */
function saysTls(header: string): boolean {
  const schemes = header.split(',').map((scheme) => scheme.trim().toLowerCase());
  return schemes.every((scheme) => scheme === 'https' || scheme === 'wss');
}

/** @param proxies that may speak for somebody else; what others say of themselves counts for nothing */
export function transportOf(
  { socket, headers }: Pick<IncomingMessage, 'headers' | 'socket'>,
  proxies?: BlockList,
): Transport {
  const nearest = plain(socket.remoteAddress ?? '');
  const trusted = proxies !== undefined && trusts(proxies, nearest);
  const scheme = joined(headers['x-forwarded-proto']);
  if (socket instanceof TLSSocket) {
    const certificate = certificateOf(socket);
    // a proxy may pass TLS through: then the station itself wrote the headers, and they can only lower it
    const secure = !trusted || scheme === '' || saysTls(scheme);
    return { remoteAddress: nearest, secure, ...(certificate && { certificate }) };
  }
  if (!trusted) return { remoteAddress: nearest, secure: false };
  const remoteAddress = clientOf(joined(headers['x-forwarded-for']), proxies, nearest);
  return { remoteAddress, secure: saysTls(scheme) };
}
