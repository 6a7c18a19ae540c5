import type { Dialect, Saying } from '../dialect.ts';
import type { StationConnector } from '../station-connector.ts';
import { v201 } from '../v201/dialect.ts';
import { connectorStatus } from '../v201/status.ts';
import { tariffs } from './tariffs.ts';
import { sayTransaction } from './transaction.ts';

/** [OCPP 2.1 G01] availability is a variable of the connector, and its changes are events. */
function status({ id, state }: StationConnector, at: number): Saying {
  const timestamp = new Date(at).toISOString();
  return {
    action: 'NotifyEvent',
    payload: {
      generatedAt: timestamp,
      seqNo: 0,
      eventData: [
        {
          // Unique in time and among a hundred connectors.
          eventId: (at * 100 + (id % 100)) % 0x7fffffff,
          timestamp,
          trigger: 'Delta',
          actualValue: connectorStatus(state),
          component: { evse: { id, connectorId: 1 }, name: 'Connector' },
          eventNotificationType: 'HardWiredNotification',
          variable: { name: 'AvailabilityState' },
        },
      ],
    },
  };
}

/** OCPP 2.0.1, and what is different. */
export const v21: Dialect = {
  ...v201,
  subprotocol: 'ocpp2.1',
  say: { ...v201.say, status, transaction: sayTransaction },
  commands: { ...v201.commands, ...tariffs },
};
