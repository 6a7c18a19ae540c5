import type { StationEventKind } from '../../core/model/station-event.ts';
import type { Handler } from '../action-table.ts';
import { integerOf, listOf, required } from '../payload/read.ts';
import { kept } from '../payload/kept.ts';

interface Report {
  readonly kind: StationEventKind;
  readonly what: string;
  /** The property with what is reported. */
  readonly content: string;
}

/** A report of which nothing here depends, in parts as somebody asked for it: kept for whoever did. */
function report({ kind, what, content }: Report): Handler {
  return async (payload, { desk, view }) => {
    const requestId = required(integerOf(payload['requestId']), 'requestId');
    const reported = payload[content];
    const entries = listOf(reported)?.length;
    const count = entries === undefined ? '' : `: ${entries}`;
    const more = payload['tbc'] === true ? ', more to come' : '';
    await desk.noted(view.station.id, {
      kind,
      severity: 'info',
      text: `${what} for request ${requestId}${count}${more}`,
      details: {
        requestId,
        ...kept('seqNo', payload['seqNo']),
        ...kept('evseId', payload['evseId']),
        ...kept('chargingLimitSource', payload['chargingLimitSource']),
        ...kept(content, reported),
      },
    });
    return {};
  };
}

/** [OCPP 2.0.1 N09, N10] */
export const notifyCustomerInformation = report({
  kind: 'customer',
  what: 'customer information',
  content: 'data',
});

/** [OCPP 2.0.1 O03, O04] */
export const notifyDisplayMessages = report({
  kind: 'display',
  what: 'display messages',
  content: 'messageInfo',
});

/** [OCPP 2.0.1 N02] */
export const notifyMonitoringReport = report({
  kind: 'monitoring',
  what: 'variable monitors',
  content: 'monitor',
});

/** [OCPP 2.0.1 K09] */
export const reportChargingProfiles = report({
  kind: 'charging-limit',
  what: 'charging profiles',
  content: 'chargingProfile',
});
