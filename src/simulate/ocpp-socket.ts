import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';

/** PEM: whom to trust besides the public authorities, and the charge point's own certificate. */
export interface TlsMaterial {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

export interface SocketOptions {
  /** The central system's address; the identity becomes its last segment [OCPP-J 1.6 3.1.1]. */
  readonly url: string;
  readonly identity: string;
  readonly subprotocol: string;
  /** Basic authentication, the identity being the user name [OCPP-J 1.6 6.2]. */
  readonly password?: Buffer | string | undefined;
  readonly tls?: TlsMaterial | undefined;
}

const handshakeTimeoutMs = 10_000;
const bodyTimeoutMs = 2_000;
const longestBody = 200;

export function openSocket({ url, identity, subprotocol, password, tls }: SocketOptions): WebSocket {
  const credentials = Buffer.concat([Buffer.from(`${identity}:`), Buffer.from(password ?? '')]);
  return new WebSocket(`${url.replace(/\/+$/, '')}/${encodeURIComponent(identity)}`, [subprotocol], {
    handshakeTimeout: handshakeTimeoutMs,
    perMessageDeflate: false,
    minVersion: 'TLSv1.2',
    ...tls,
    ...(password !== undefined && { headers: { Authorization: `Basic ${credentials.toString('base64')}` } }),
  });
}

/** What a refusal says, on one line; a proxy's page would say too much. */
export async function bodyOf(response: IncomingMessage): Promise<string> {
  const patience = setTimeout(() => response.destroy(), bodyTimeoutMs);
  let text = '';
  try {
    for await (const part of response.setEncoding('utf8')) {
      text += String(part);
      if (text.length > longestBody) break;
    }
  } catch {
    // The status says enough.
  } finally {
    clearTimeout(patience);
  }
  return text.replace(/\s+/g, ' ').trim().slice(0, longestBody);
}

/** Where several addresses were tried in vain, the error has no message but a code. */
export function nameOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}

export function rawText(data: WebSocket.RawData): string {
  return (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString('utf8');
}
