import type { IncomingMessage } from 'node:http';
import type { BootInfo, Station } from '../../core/model/station.ts';
import type { Store } from '../../core/ports.ts';
import type { QuirkBook } from './quirk-book.ts';

/** Keeps compression from charge points that ask for it and cannot do it. */
export class Compression {
  private readonly book: QuirkBook;
  private readonly store: Pick<Store, 'stationMemory'>;

  constructor(book: QuirkBook, store: Pick<Store, 'stationMemory'>) {
    this.book = book;
    this.store = store;
  }

  /** What the station said when it booted the last time; asked only where it may matter, and absent where it is not known. */
  async bootOf(request: IncomingMessage, stationId: string): Promise<BootInfo | undefined> {
    if (request.headers['sec-websocket-extensions'] === undefined || !this.book.mentions('deflate'))
      return undefined;
    try {
      return (await this.store.stationMemory(stationId)).boot;
    } catch {
      // the store is away: whoever decides about the station says so
      return undefined;
    }
  }

  /** What is not asked for is not negotiated. */
  restrict(request: IncomingMessage, station: Station, boot: BootInfo | undefined): void {
    if (this.book.applied(station, boot).set.deflate === 'off')
      delete request.headers['sec-websocket-extensions'];
  }
}
