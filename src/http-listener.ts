import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One listening port; a close lets answers in flight out and waits for nothing else. */
export class HttpListener {
  readonly server: Server;
  private readonly at: { readonly port: number; readonly host: string };

  constructor(at: { readonly port: number; readonly host: string }, handler: RequestListener) {
    this.at = at;
    this.server = createServer(handler);
  }

  get port(): number {
    return (this.server.address() as AddressInfo | null)?.port ?? this.at.port;
  }

  /** @throws Error that names the address when it cannot be listened on */
  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', (error) => {
        reject(new Error(`cannot listen on ${this.at.host}:${this.at.port}: ${error.message}`));
      });
      this.server.listen(this.at.port, this.at.host, resolve);
    });
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeIdleConnections();
    const patience = setTimeout(() => this.server.closeAllConnections(), 3000);
    await closed;
    clearTimeout(patience);
  }
}
