import { messageOf } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import type { Connection } from './connection.ts';

/** A station that waits for the operator, who would now accept it, need not wait for its next try. Never rejects. */
export async function bootAgain(connection: Connection, log: Log): Promise<void> {
  const { station, view, opened } = connection;
  const { bootPolicy = 'accept' } = station;
  const decision = view?.boot?.decision ?? 'accepted';
  if (bootPolicy !== 'accept' || decision === 'accepted') return;
  try {
    await opened.dialect.lifecycle.askBoot((action, payload) => connection.call(action, payload));
  } catch (error) {
    const fields = { station: station.id, error: messageOf(error) };
    log.info(fields, 'could not be asked to boot again: it will when its interval is over');
  }
}
