import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { Server, ServerOptions } from 'node:https';
import { Socket } from 'node:net';
import type { SecureVersion, TLSSocket } from 'node:tls';
import { messageOf } from './core/errors.ts';
import type { Log } from './core/ports.ts';
import { closeServer, listen, portOf } from './http-listener.ts';
import { readTlsMaterial } from './tls-material.ts';
import type { TlsFiles, TlsMaterial } from './tls-material.ts';

export interface TlsListenerOptions extends TlsFiles {
  readonly port: number;
  readonly host: string;
  readonly minVersion: SecureVersion;
  /** PEM of authorities that are trusted beside those of the file. */
  readonly moreClientCas: readonly string[];
  /** How often the files are looked at. */
  readonly rereadMs?: number;
  readonly log: Log;
}

const handshakeTimeoutMs = 30_000;
const mostRefusals = 1000;

/** [OCPP 1.6 security whitepaper A00.FR.318] the suites that must be there, the ones with forward secrecy first, and those of TLS 1.3. */
const ciphers = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
].join(':');

/** One listening port with TLS; certificates are read again when their files change. */
export class TlsListener {
  readonly server: Server;
  private readonly options: TlsListenerOptions;
  private material: TlsMaterial;
  private lastFault = '';
  private readonly refusals = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  /** @throws Error when the files do not do; `readTlsMaterial` says why */
  constructor(options: TlsListenerOptions, handler: RequestListener) {
    this.options = options;
    const material = readTlsMaterial(options);
    if ('length' in material) throw new Error(material.map(({ message }) => message).join('; '));
    this.material = material;
    const asksForCertificate = this.clientCas(material).length > 0;
    this.server = createServer(
      {
        ...this.context(material),
        // whoever shows none, or a wrong one, may still be a partner, or a station with a password
        requestCert: asksForCertificate,
        rejectUnauthorized: false,
        handshakeTimeout: handshakeTimeoutMs,
      },
      handler,
    );
    // an address that was asked for is kept after the socket is closed
    this.server.prependListener('connection', ({ remoteAddress }: Socket) => remoteAddress);
    this.server.on('tlsClientError', (error, socket) => this.refused(error, remoteOf(socket)));
  }

  /** Once per address and error: a station that cannot speak our TLS comes again and again. */
  private refused(error: Error, remote: string): void {
    const code = 'code' in error ? String(error.code) : error.message;
    const kind = `${remote} ${code}`;
    if (this.refusals.has(kind)) return;
    if (this.refusals.size >= mostRefusals) this.refusals.clear();
    this.refusals.add(kind);
    this.options.log.warn({ remote, error: code }, 'a TLS handshake failed');
  }

  /** One set of certificates for every name, and for whoever names none: small stations send no SNI. */
  private context(material: TlsMaterial): ServerOptions {
    const ca = this.clientCas(material);
    return {
      cert: material.cert,
      key: material.key,
      ...(ca.length > 0 && { ca }),
      ciphers,
      honorCipherOrder: true,
      minVersion: this.options.minVersion,
    };
  }

  private clientCas({ clientCa }: TlsMaterial): string[] {
    return [...(clientCa === undefined ? [] : [clientCa]), ...this.options.moreClientCas];
  }

  get port(): number {
    return portOf(this.server, this.options.port);
  }

  /** @throws Error that names the address when it cannot be listened on */
  async start(): Promise<void> {
    await listen(this.server, this.options);
    // Looked at, not watched: certificates are often replaced by renaming a folder or a link, which no watch of a file sees.
    this.timer = setInterval(() => this.reread(), this.options.rereadMs ?? 10_000);
    this.timer.unref();
  }

  private reread(): void {
    const { log } = this.options;
    const material = readTlsMaterial(this.options);
    const fault = 'length' in material ? material.map(({ message }) => message).join('; ') : '';
    if (fault !== '' && fault !== this.lastFault) {
      log.error({ fault }, 'changed TLS files do not do: the certificates read before stay');
    }
    this.lastFault = fault;
    if ('length' in material || JSON.stringify(material) === JSON.stringify(this.material)) return;
    try {
      this.server.setSecureContext(this.context(material));
      this.material = material;
      log.info({}, 'changed TLS files were read: new connections use them');
    } catch (error) {
      log.error({ error: messageOf(error) }, 'changed TLS files cannot be used');
    }
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await closeServer(this.server);
  }
}

/** Where it came from, also of a socket that is closed already: the one below it knows. */
function remoteOf(socket: TLSSocket): string {
  const below: unknown = Reflect.get(socket, '_parent');
  return socket.remoteAddress ?? (below instanceof Socket ? below.remoteAddress : undefined) ?? 'unknown';
}
