import { BridgeError, messageOf } from '../core/errors.ts';
import type { StationId } from '../core/model/common.ts';
import type { Log } from '../core/ports.ts';
import { CallError } from './call-error.ts';

/** The error for a station's message that was not dealt with. One that is told so sends it again: nothing is lost while the store is away. */
export function callErrorFor(
  error: unknown,
  { log, station, action }: { readonly log: Log; readonly station: StationId; readonly action: string },
): CallError {
  if (error instanceof CallError) {
    log.warn({ station, action, reason: error.message }, 'a call was refused');
    return error;
  }
  log.error({ station, action, error: messageOf(error) }, 'a call was not dealt with');
  const away = error instanceof BridgeError && error.code === 'store-unavailable';
  return new CallError('internal', away ? 'the store does not answer, send it again' : 'internal error');
}
