import type { Duplex } from 'node:stream';

/** Sockets that wait at the door. */
export class Pauses {
  private readonly ends = new Set<() => void>();
  private closed = false;

  get size(): number {
    return this.ends.size;
  }

  /** Resolves after this time, and at once when the socket is gone or `close` is called. */
  wait(socket: Duplex, ms: number): Promise<void> {
    if (ms <= 0 || this.closed || socket.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        socket.off('close', end);
        this.ends.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      socket.once('close', end);
      this.ends.add(end);
    });
  }

  close(): void {
    this.closed = true;
    for (const end of this.ends) end();
  }
}
