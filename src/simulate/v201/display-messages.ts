import type { Command } from '../dialect.ts';
import { choice, integer, integers, optional, part, text } from '../payload.ts';

const priorities = ['AlwaysFront', 'InFront', 'NormalCycle'] as const;
const formats = ['ASCII', 'UTF8'];

const setDisplayMessage: Command = ({ display, connectors }, payload) => {
  const message = part(payload, 'message');
  const content = part(message, 'message');
  choice(message, 'priority', priorities);
  if (!formats.includes(text(content, 'format', 50))) return { status: 'NotSupportedMessageFormat' };
  const transaction = optional(message, 'transactionId', text);
  const isKnown = connectors.some((one) => one.transaction?.id === transaction);
  if (transaction !== undefined && !isKnown) return { status: 'UnknownTransaction' };
  display.messages.set(integer(message, 'id'), message);
  display.show(text(content, 'content', 1024));
  return { status: 'Accepted' };
};

const getDisplayMessages: Command = (target, payload) => {
  const requestId = integer(payload, 'requestId');
  const ids = optional(payload, 'id', integers);
  const priority = optional(payload, 'priority', text);
  const state = optional(payload, 'state', text);
  const found = [...target.display.messages].filter(
    ([id, message]) =>
      (!ids || ids.includes(id)) &&
      (priority === undefined || message['priority'] === priority) &&
      (state === undefined || message['state'] === state),
  );
  if (found.length === 0) return { status: 'Unknown' };
  target.sayLater({
    action: 'NotifyDisplayMessages',
    payload: { messageInfo: found.map(([, message]) => message), requestId },
  });
  return { status: 'Accepted' };
};

/** [OCPP 2.0.1 O] */
export const displayMessages: Readonly<Record<string, Command>> = {
  ClearDisplayMessage: ({ display }, payload) => ({
    status: display.messages.delete(integer(payload, 'id')) ? 'Accepted' : 'Unknown',
  }),
  GetDisplayMessages: getDisplayMessages,
  SetDisplayMessage: setDisplayMessage,
};
