import type { StationEventKind } from '../../core/model/station-event.ts';
import type { Handler } from '../action-table.ts';
import { progressEvent } from '../payload/progress-event.ts';
import { integerOf, required, textOf } from '../payload/read.ts';

/** Updates and uploads under way are told in one form: a status, and whose request it belongs to. */
function progress(kind: StationEventKind, what: string): Handler {
  return async (payload, { desk, view }) => {
    const status = required(textOf(payload['status']), 'status');
    const requestId = integerOf(payload['requestId']);
    await desk.noted(view.station.id, progressEvent(kind, what, { status, requestId }));
    return {};
  };
}

/** [OCPP 2.0.1 L01, L02] */
export const firmwareStatusNotification = progress('firmware', 'firmware update');

/** [OCPP 2.0.1 L03] */
export const publishFirmwareStatusNotification = progress('firmware', 'publishing of firmware');

/** [OCPP 2.0.1 N01] */
export const logStatusNotification = progress('log', 'log upload');
