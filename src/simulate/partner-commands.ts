import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { deferred } from './deferred.ts';
import { CallFailed } from './partner-client.ts';
import type { PartnerClient } from './partner-client.ts';
import type { PartnerState } from './partner-state.ts';
import { invalid, isRecord, send, unknownObject } from './partner-wire.ts';
import type { Party, Wire } from './partner-wire.ts';

export interface CommandOutcome {
  /** What the CPO said at once. */
  readonly response: string;
  readonly timeoutS: number;
  /** What it reported later; undefined when it took the command not on, or nothing came in its own time. */
  readonly result: string | undefined;
  readonly message: string | undefined;
}

export interface PartnerCommandsOptions {
  readonly state: PartnerState;
  readonly client: PartnerClient;
  readonly party: Party;
  readonly base: () => string;
}

const results = [
  'ACCEPTED',
  'CANCELED_RESERVATION',
  'EVSE_OCCUPIED',
  'EVSE_INOPERATIVE',
  'FAILED',
  'NOT_SUPPORTED',
  'REJECTED',
  'TIMEOUT',
  'UNKNOWN_RESERVATION',
];

/** Commands to the CPO, and the address where it reports what came of them [OCPI 2.2.1 13]. */
export class PartnerCommands {
  private readonly options: PartnerCommandsOptions;
  private readonly waiting = new Map<string, (result: Record<string, unknown>) => void>();

  constructor(options: PartnerCommandsOptions) {
    this.options = options;
  }

  routes(): Router {
    const router = Router();
    router.post('/commands/:command/:id', (request, response) => {
      const { command, id } = request.params;
      const body: unknown = request.body;
      const waiter = this.waiting.get(id);
      if (!waiter) throw unknownObject('nobody waits for this result');
      if (!isRecord(body) || typeof body['result'] !== 'string' || !results.includes(body['result'])) {
        throw invalid('no CommandResult');
      }
      this.waiting.delete(id);
      this.options.state.tell({ type: 'command-result', command, result: body['result'] });
      waiter(body);
      send(response, undefined);
    });
    return router;
  }

  /** @throws CallFailed when the CPO does not take the request as OCPI, or offers no commands */
  async send(command: Wire['CommandType'], body: object): Promise<CommandOutcome> {
    const { state, client, party, base } = this.options;
    const endpoint = state.endpoint('commands', 'RECEIVER');
    const { counterpart } = state;
    if (!counterpart || endpoint === undefined) throw new CallFailed('the CPO offers no commands');
    const id = randomUUID();
    const reported = deferred<Record<string, unknown>>();
    this.waiting.set(id, reported.resolve);
    const to = counterpart.roles.find(({ role }) => role === 'CPO') ?? party;
    try {
      const answer = await client.must({
        method: 'POST',
        url: `${endpoint.replace(/\/$/, '')}/${command}`,
        token: counterpart.tokenForThem,
        body: { response_url: `${base()}/2.2.1/commands/${command}/${id}`, ...body },
        route: { from: party, to },
      });
      return await this.outcome(command, answer.data, reported.promise);
    } finally {
      this.waiting.delete(id);
    }
  }

  private async outcome(
    command: string,
    data: unknown,
    reported: Promise<Record<string, unknown>>,
  ): Promise<CommandOutcome> {
    if (!isRecord(data) || typeof data['result'] !== 'string') throw new CallFailed('no CommandResponse');
    const timeoutS = typeof data['timeout'] === 'number' ? data['timeout'] : 0;
    if (timeoutS === 0) this.options.state.found('CommandResponse without timeout');
    const response = data['result'];
    const message = textIn(data);
    this.options.state.tell({ type: 'command-response', command, response, timeoutS, message });
    if (response !== 'ACCEPTED') return { response, timeoutS, result: undefined, message };
    const late = deferred<undefined>();
    const timer = setTimeout(() => late.resolve(undefined), (timeoutS || 30) * 1000);
    const result = await Promise.race([reported, late.promise]);
    clearTimeout(timer);
    const said = result?.['result'];
    return {
      response,
      timeoutS,
      result: typeof said === 'string' ? said : undefined,
      message: result && textIn(result),
    };
  }
}

function textIn({ message }: Record<string, unknown>): string | undefined {
  const first: unknown = Array.isArray(message) ? message[0] : message;
  return isRecord(first) && typeof first['text'] === 'string' ? first['text'] : undefined;
}
