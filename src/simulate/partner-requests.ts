import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { deferred } from './deferred.ts';
import { checkObject } from './partner-checks.ts';
import { CallFailed } from './partner-client.ts';
import type { Call, PartnerClient } from './partner-client.ts';
import type { PartnerState } from './partner-state.ts';
import { invalid, isRecord, send, unknownObject } from './partner-wire.ts';
import type { Party } from './partner-wire.ts';

export interface CommandOutcome {
  /** What the CPO said at once. */
  readonly response: string;
  readonly timeoutS: number;
  /** What it reported later; undefined when it took the command not on, or nothing came in its own time. */
  readonly result: string | undefined;
  readonly message: string | undefined;
  /** An ActiveChargingProfile, where that was asked for. */
  readonly profile?: Record<string, unknown>;
}

export interface PartnerRequestsOptions {
  readonly state: PartnerState;
  readonly client: PartnerClient;
  readonly party: Party;
  readonly base: () => string;
}

/** A request to one of the CPO's two modules that report afterwards what came of it. */
export interface PartnerRequest {
  readonly module: 'chargingprofiles' | 'commands';
  /** As the partner calls it in what it tells; for a command its type. */
  readonly name: string;
  readonly method: Call['method'];
  /** Below the module's address. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Without the response_url, which is put into it, or else into the query [OCPI 2.2.1 14.4.1]. */
  readonly body?: object;
}

type Result = Record<string, unknown>;

/** [OCPI 2.2.1 13.4 CommandResultType, 14.6 ChargingProfileResultType] */
const results: Readonly<Record<PartnerRequest['module'], readonly string[]>> = {
  commands: [
    'ACCEPTED',
    'CANCELED_RESERVATION',
    'EVSE_OCCUPIED',
    'EVSE_INOPERATIVE',
    'FAILED',
    'NOT_SUPPORTED',
    'REJECTED',
    'TIMEOUT',
    'UNKNOWN_RESERVATION',
  ],
  chargingprofiles: ['ACCEPTED', 'REJECTED', 'UNKNOWN'],
};

/** What is asked of the CPO, and the addresses where it reports what came of it [OCPI 2.2.1 13, 14]. */
export class PartnerRequests {
  private readonly options: PartnerRequestsOptions;
  private readonly waiting = new Map<string, (result: Result) => void>();

  constructor(options: PartnerRequestsOptions) {
    this.options = options;
  }

  routes(): Router {
    const router = Router();
    for (const module of ['commands', 'chargingprofiles'] as const) {
      router.post(`/${module}/:name/:id`, (request, response) => {
        const { name, id } = request.params;
        const waiter = this.waiting.get(id);
        if (!waiter) throw unknownObject('nobody waits for this result');
        const result = checkResult(module, request.body);
        this.waiting.delete(id);
        this.options.state.tell({ type: 'command-result', command: name, result: String(result['result']) });
        waiter(result);
        send(response, undefined);
      });
    }
    return router;
  }

  /** @throws CallFailed when the CPO does not take the request as OCPI, or does not offer the module */
  async send(request: PartnerRequest): Promise<CommandOutcome> {
    const { state, client, party, base } = this.options;
    const { module, name, method, path, query, body } = request;
    const endpoint = state.endpoint(module, 'RECEIVER');
    const { counterpart } = state;
    if (!counterpart || endpoint === undefined) throw new CallFailed(`the CPO offers no ${module}`);
    const id = randomUUID();
    const reported = deferred<Result>();
    this.waiting.set(id, reported.resolve);
    const responseUrl = `${base()}/2.2.1/${module}/${name}/${id}`;
    const url = new URL(`${endpoint.replace(/\/$/, '')}/${path}`);
    const parameters = body ? (query ?? {}) : { ...query, response_url: responseUrl };
    for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value);
    try {
      const answer = await client.must({
        method,
        url: url.href,
        token: counterpart.tokenForThem,
        ...(body && { body: { response_url: responseUrl, ...body } }),
        route: { from: party, to: counterpart.roles.find(({ role }) => role === 'CPO') ?? party },
      });
      return await this.outcome(name, answer, reported.promise);
    } finally {
      this.waiting.delete(id);
    }
  }

  private async outcome(
    command: string,
    { data, message: said }: { readonly data: unknown; readonly message: string },
    reported: Promise<Result>,
  ): Promise<CommandOutcome> {
    if (!isRecord(data) || typeof data['result'] !== 'string') throw new CallFailed('no CommandResponse');
    const timeoutS = typeof data['timeout'] === 'number' ? data['timeout'] : 0;
    if (timeoutS === 0) this.options.state.found('CommandResponse without timeout');
    const response = data['result'];
    const isTaken = response === 'ACCEPTED';
    // A ChargingProfileResponse has no place for the reason but the envelope.
    const message = textIn(data) ?? (isTaken ? undefined : reasonIn(said));
    this.options.state.tell({ type: 'command-response', command, response, timeoutS, message });
    if (!isTaken) return { response, timeoutS, result: undefined, message };
    const result = await inTime(reported, (timeoutS || 30) * 1000);
    if (!result) return { response, timeoutS, result: undefined, message: undefined };
    const { profile } = result;
    return {
      response,
      timeoutS,
      result: String(result['result']),
      message: textIn(result),
      ...(isRecord(profile) && { profile }),
    };
  }
}

function checkResult(module: PartnerRequest['module'], body: unknown): Result {
  if (!isRecord(body) || typeof body['result'] !== 'string' || !results[module].includes(body['result'])) {
    throw invalid(module === 'commands' ? 'no CommandResult' : 'no ChargingProfileResult');
  }
  if (body['profile'] !== undefined) checkObject('ActiveChargingProfile', body['profile']);
  return body;
}

async function inTime(reported: Promise<Result>, ms: number): Promise<Result | undefined> {
  const late = deferred<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), ms);
  const result = await Promise.race([reported, late.promise]);
  clearTimeout(timer);
  return result;
}

/** What everybody says who has nothing to say. */
function reasonIn(said: string): string | undefined {
  return said === '' || /^success$/i.test(said) ? undefined : said;
}

function textIn({ message }: Result): string | undefined {
  const first: unknown = Array.isArray(message) ? message[0] : message;
  return isRecord(first) && typeof first['text'] === 'string' ? first['text'] : undefined;
}
