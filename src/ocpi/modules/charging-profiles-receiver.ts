import type { ChargingProfiles, ProfileAnswer } from '../../core/partner/charging-profiles.ts';
import type { CommandOrigin } from '../../core/partner/commands-under-way.ts';
import { BridgeError } from '../../core/errors.ts';
import type { Call, Reply, Route } from '../route.ts';
import type { TargetGuard } from '../target-guard.ts';
import { decodeWith } from '../validation.ts';

export interface ChargingProfilesReceiverDeps {
  readonly profiles: Pick<ChargingProfiles, 'active' | 'clear' | 'set'>;
  readonly guard: Pick<TargetGuard, 'check'>;
  /** What partners are told to wait for the result, as in core's CommandsUnderWay. */
  readonly commandTimeoutMs: number;
}

/** [OCPI 2.2.1 14.4.1 Receiver interface] */
export function chargingProfilesReceiver(deps: ChargingProfilesReceiverDeps): readonly Route[] {
  const { profiles } = deps;
  const path = '/receiver/chargingprofiles/:sessionId';
  return [
    {
      path,
      methods: {
        PUT: async (call) => {
          const { responseUrl, ask } = decodeWith(call.dialect, call.dialect.setChargingProfile, call.body);
          const origin = originOf(deps, call, responseUrl);
          return respond(deps, call, await profiles.set(origin, sessionOf(call), ask));
        },
        GET: async (call) => {
          const origin = originOf(deps, call, parameter(call, 'response_url'));
          return respond(deps, call, await profiles.active(origin, sessionOf(call), durationOf(call)));
        },
        DELETE: async (call) => {
          const origin = originOf(deps, call, parameter(call, 'response_url'));
          return respond(deps, call, await profiles.clear(origin, sessionOf(call)));
        },
      },
    },
  ];
}

const sessionOf = ({ params }: Call) => params['sessionId'] ?? '';

function originOf(
  { guard }: ChargingProfilesReceiverDeps,
  { partner, correlationId }: Call,
  responseUrl: string,
): CommandOrigin {
  guard.check(responseUrl);
  return { partnerId: partner.id, responseUrl, correlationId };
}

function parameter({ query }: Call, name: string): string {
  const given = query.get(name);
  if (given) return given;
  throw new BridgeError('invalid', `parameter ${name} is missing`);
}

const longestS = 7 * 24 * 3600;

function durationOf(call: Call): number {
  const text = parameter(call, 'duration');
  const duration = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (duration >= 1 && duration <= longestS) return duration;
  throw new BridgeError(
    'invalid',
    `parameter duration must be a whole number from 1 to ${longestS}: ${text}`,
  );
}

/** OCPI has no place for the reason but the envelope. */
function respond(
  { commandTimeoutMs }: ChargingProfilesReceiverDeps,
  { dialect }: Call,
  { response, reason }: ProfileAnswer,
): Reply {
  const timeoutS = Math.ceil(commandTimeoutMs / 1000);
  return {
    data: dialect.encodeProfileResponse({ response, timeoutS }),
    ...(reason !== undefined && { statusMessage: reason }),
  };
}
