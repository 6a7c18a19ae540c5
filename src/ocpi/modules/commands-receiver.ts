import type { Commands } from '../../core/partner/commands.ts';
import type { Answer } from '../../core/partner/commands-place.ts';
import type { CommandOrigin } from '../../core/partner/commands-under-way.ts';
import { BridgeError } from '../../core/errors.ts';
import type { Party } from '../../core/model/common.ts';
import type { Reservations } from '../../core/partner/reservations.ts';
import type { Commanded, Decoder } from '../dialect.ts';
import { speaksFor } from '../partners.ts';
import type { Call, Reply, Route } from '../route.ts';
import type { TargetGuard } from '../target-guard.ts';
import { decodeWith } from '../validation.ts';

export interface CommandsReceiverDeps {
  readonly commands: Pick<Commands, 'start' | 'stop' | 'unlock'>;
  readonly reservations: Pick<Reservations, 'cancel' | 'reserve'>;
  readonly guard: Pick<TargetGuard, 'check'>;
  /** What partners are told to wait for the result, as in core's CommandsUnderWay. */
  readonly commandTimeoutMs: number;
}

const path = '/receiver/commands';

/** [OCPI 2.2.1 13.2.1 Receiver interface] */
export function commandsReceiver(deps: CommandsReceiverDeps): readonly Route[] {
  const { commands, reservations } = deps;
  return [
    {
      path: `${path}/START_SESSION`,
      methods: {
        POST: (call) =>
          carry(deps, call, call.dialect.startSession, (origin, ask) => {
            checkToken(call, ask.token);
            return commands.start(origin, ask);
          }),
      },
    },
    {
      path: `${path}/STOP_SESSION`,
      methods: {
        POST: (call) =>
          carry(deps, call, call.dialect.stopSession, (origin, { sessionId }) =>
            commands.stop(origin, sessionId),
          ),
      },
    },
    {
      path: `${path}/UNLOCK_CONNECTOR`,
      methods: {
        POST: (call) =>
          carry(deps, call, call.dialect.unlockConnector, (origin, at) => commands.unlock(origin, at)),
      },
    },
    {
      path: `${path}/RESERVE_NOW`,
      methods: {
        POST: (call) =>
          carry(deps, call, call.dialect.reserveNow, (origin, ask) => {
            checkToken(call, ask.token);
            return reservations.reserve(origin, ask);
          }),
      },
    },
    {
      path: `${path}/CANCEL_RESERVATION`,
      methods: {
        POST: (call) =>
          carry(deps, call, call.dialect.cancelReservation, (origin, { reservationId }) =>
            reservations.cancel(origin, reservationId),
          ),
      },
    },
  ];
}

/** [OCPI 2.2.1 13.3.4 ReserveNow, 13.3.5 StartSession] tokens of other eMSPs are not allowed. */
function checkToken({ partner }: Call, token: Party): void {
  if (speaksFor(partner, token)) return;
  throw new BridgeError('invalid', `the token is not of a party of ${partner.name}`);
}

async function carry<T>(
  deps: CommandsReceiverDeps,
  call: Call,
  decoder: Decoder<Commanded<T>>,
  order: (origin: CommandOrigin, ask: T) => Promise<Answer>,
): Promise<Reply> {
  const { responseUrl, ask } = decodeWith(call.dialect, decoder, call.body);
  deps.guard.check(responseUrl);
  const { partner, correlationId } = call;
  return respond(deps, call, await order({ partnerId: partner.id, responseUrl, correlationId }, ask));
}

function respond({ commandTimeoutMs }: CommandsReceiverDeps, { dialect }: Call, answer: Answer): Reply {
  const timeoutS = Math.ceil(commandTimeoutMs / 1000);
  return { data: dialect.encodeCommandResponse({ ...answer, timeoutS }) };
}
