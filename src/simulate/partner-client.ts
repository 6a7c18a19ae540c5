import { randomUUID } from 'node:crypto';
import axios from 'axios';
import type { AxiosInstance, AxiosResponse } from 'axios';
import { authorizationOf, isRecord, routingHeaders } from './partner-wire.ts';
import type { Party } from './partner-wire.ts';

export interface Call {
  readonly method: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';
  readonly url: string;
  readonly token: string;
  readonly body?: unknown;
  /** For functional modules only. */
  readonly route?: { readonly from: Party; readonly to: Party };
}

export interface Answer {
  readonly http: number;
  readonly status: number;
  readonly message: string;
  readonly data: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The other side did not answer as hoped; says what was asked and what came. */
export class CallFailed extends Error {
  readonly http: number | undefined;
  readonly status: number | undefined;

  constructor(message: string, answer?: Answer) {
    super(message);
    this.name = 'CallFailed';
    this.http = answer?.http;
    this.status = answer?.status;
  }
}

const timeoutMs = 10_000;

/** An eMSP's HTTP client: headers as OCPI 2.2.1 chapter 4 asks, and an eye on what comes back. */
export class PartnerClient {
  private readonly http: AxiosInstance;
  private readonly onFinding: (finding: string) => void;

  constructor(onFinding: (finding: string) => void) {
    this.onFinding = onFinding;
    this.http = axios.create({
      timeout: timeoutMs,
      validateStatus: () => true,
      maxRedirects: 0,
      proxy: false,
    });
  }

  /** @throws CallFailed when there is no answer, or none with an envelope */
  async call({ method, url, token, body, route }: Call): Promise<Answer> {
    const requestId = randomUUID();
    const correlationId = randomUUID();
    let response: AxiosResponse<unknown>;
    try {
      response = await this.http.request<unknown>({
        method,
        url,
        headers: {
          Authorization: authorizationOf(token),
          'X-Request-ID': requestId,
          'X-Correlation-ID': correlationId,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...(route && routingHeaders(route.from, route.to)),
        },
        ...(body !== undefined && { data: body }),
      });
    } catch (error) {
      throw new CallFailed(`${method} ${url}: ${error instanceof Error ? error.message : String(error)}`);
    }
    const headers: Record<string, unknown> = Object.fromEntries(Object.entries(response.headers));
    this.inspect({ method, url, requestId, correlationId }, headers);
    return answerOf(`${method} ${url}`, response.status, response.data, headers);
  }

  /** As `call`, for what must succeed. @throws CallFailed */
  async must(call: Call): Promise<Answer> {
    const answer = await this.call(call);
    if (answer.http < 300 && answer.status >= 1000 && answer.status < 2000) return answer;
    throw new CallFailed(
      `${call.method} ${call.url}: HTTP ${answer.http}, OCPI ${answer.status} ${answer.message}`.trimEnd(),
      answer,
    );
  }

  /** Follows the `next` links to the end [OCPI 2.2.1 4.1.5 pagination]. */
  async all(call: Omit<Call, 'body' | 'method'>): Promise<readonly unknown[]> {
    const items: unknown[] = [];
    for (let url: string | undefined = call.url; url !== undefined;) {
      const answer: Answer = await this.must({ ...call, url, method: 'GET' });
      if (!Array.isArray(answer.data)) throw new CallFailed(`GET ${url}: data is no list`, answer);
      items.push(...(answer.data as unknown[]));
      url = nextOf(answer.headers['link']);
    }
    return items;
  }

  /** [OCPI 2.2.1 4.1.4] both ids come back in the response. */
  private inspect(
    sent: { method: string; url: string; requestId: string; correlationId: string },
    headers: Readonly<Record<string, unknown>>,
  ): void {
    const what = `answer to ${sent.method} ${new URL(sent.url).pathname}`;
    if (headers['x-request-id'] !== sent.requestId) this.onFinding(`${what} without our X-Request-ID`);
    if (headers['x-correlation-id'] !== sent.correlationId)
      this.onFinding(`${what} without our X-Correlation-ID`);
  }
}

export function nextOf(link: unknown): string | undefined {
  if (typeof link !== 'string') return undefined;
  return /<([^>]+)>;\s*rel="?next"?/.exec(link)?.[1];
}

function answerOf(
  what: string,
  http: number,
  body: unknown,
  headers: Readonly<Record<string, unknown>>,
): Answer {
  if (!isRecord(body) || typeof body['status_code'] !== 'number') {
    throw new CallFailed(`${what}: HTTP ${http} without an OCPI envelope`);
  }
  const message = typeof body['status_message'] === 'string' ? body['status_message'] : '';
  return { http, status: body['status_code'], message, data: body['data'], headers };
}
