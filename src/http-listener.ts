import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

interface At {
  readonly port: number;
  readonly host: string;
}

/** One listening port; a close lets answers in flight out and waits for nothing else. */
export class HttpListener {
  readonly server: Server;
  private readonly at: At;

  constructor(at: At, handler: RequestListener) {
    this.at = at;
    this.server = createServer(handler);
  }

  get port(): number {
    return portOf(this.server, this.at.port);
  }

  /** @throws Error that names the address when it cannot be listened on */
  start(): Promise<void> {
    return listen(this.server, this.at);
  }

  close(): Promise<void> {
    return closeServer(this.server);
  }
}

export function portOf(server: Server | SecureServer, otherwise: number): number {
  return (server.address() as AddressInfo | null)?.port ?? otherwise; // no pipe is ever listened on
}

/** @throws Error that names the address when it cannot be listened on */
export async function listen(server: Server | SecureServer, { port, host }: At): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(new Error(`cannot listen on ${host}:${port}: ${error.message}`));
    });
    server.listen(port, host, resolve);
  });
}

export async function closeServer(server: Server | SecureServer): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), 3000);
  await closed;
  clearTimeout(patience);
}
