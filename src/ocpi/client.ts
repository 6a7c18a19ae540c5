import axios, { AxiosHeaders } from 'axios';
import type { AxiosInstance, AxiosResponse } from 'axios';
import { Agent } from 'undici';
import { BridgeError } from '../core/errors.ts';
import { isDeepJson, maxJsonDepth } from '../core/json-shape.ts';
import type { Party } from '../core/model/common.ts';
import type { Clock, Ids } from '../core/ports.ts';
import { encodeCredentialsToken } from './auth-header.ts';
import { parseEnvelope } from './envelope.ts';
import {
  failureWithoutAnswer,
  parseRetryAfter,
  PartnerFailure,
  verdictOfHttp,
  verdictOfStatus,
} from './partner-failure.ts';
import type { Profile } from './profile.ts';
import { redirectOf } from './redirect.ts';
import type { TargetGuard } from './target-guard.ts';
import { undiciAdapter } from './undici-adapter.ts';

export interface OcpiClientDeps {
  readonly guard: TargetGuard;
  readonly ids: Pick<Ids, 'next'>;
  readonly clock: Clock;
  readonly timeoutMs: number;
}

export interface OcpiRequest {
  readonly method: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';
  readonly url: string;
  /** The credentials token, as in the credentials object. */
  readonly token: string;
  readonly profile: Profile;
  readonly body?: object;
  /** A new one when absent. */
  readonly correlationId?: string;
  /** Of functional modules only [OCPI 2.2.1 4.1.8]. */
  readonly routing?: { readonly to: Party | undefined; readonly from: Party };
  readonly signal?: AbortSignal;
}

export interface OcpiAnswer {
  readonly httpStatus: number;
  /** What the envelope holds; the whole body where the partner sends none. */
  readonly data: unknown;
  header(name: string): string | undefined;
}

const maxAnswerBytes = 16 * 1024 * 1024;
const maxRedirects = 2;

/** Speaks OCPI's HTTP to any partner: headers, envelope, and the verdict on what fails. */
export class OcpiClient {
  private readonly deps: OcpiClientDeps;
  private readonly agent: Agent;
  private readonly http: AxiosInstance;

  constructor(deps: OcpiClientDeps) {
    this.deps = deps;
    const { lookup } = deps.guard;
    this.agent = new Agent({
      keepAliveTimeout: 30_000,
      connect: { timeout: 10_000, ...(lookup && { lookup }) },
    });
    this.http = axios.create({
      adapter: undiciAdapter(this.agent),
      timeout: deps.timeoutMs,
      maxContentLength: maxAnswerBytes,
      validateStatus: null,
      transformRequest: [],
      transformResponse: [],
    });
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }

  /**
   * Answers with what a successful request brought.
   * @throws PartnerFailure for everything else; its cause is a BridgeError `forbidden` or `invalid` where the
   *   URL is not one that may be called
   */
  async request(request: OcpiRequest): Promise<OcpiAnswer> {
    const what = `${request.method} ${request.url}`;
    let response: AxiosResponse<string>;
    try {
      response = await this.follow(request);
    } catch (error) {
      if (error instanceof BridgeError) {
        throw new PartnerFailure('pause', `${what}: ${error.message}`, { cause: error });
      }
      throw failureWithoutAnswer(error, what);
    }
    return this.judge(response, what);
  }

  /** A message that is sent on is the same message, so that its correlation id stays. */
  private async follow(request: OcpiRequest): Promise<AxiosResponse<string>> {
    const correlationId = request.correlationId ?? this.deps.ids.next();
    let { url } = request;
    for (let hops = 0; ; hops++) {
      const response = await this.send({ ...request, url, correlationId });
      const target = redirectOf(response.status, headerOf(response, 'location'), url);
      if (target?.follow === undefined || hops === maxRedirects) return response;
      url = target.follow;
    }
  }

  private send({ method, url, body, signal, ...request }: OcpiRequest): Promise<AxiosResponse<string>> {
    this.deps.guard.check(url);
    const { ids } = this.deps;
    const headers = new AxiosHeaders({
      Authorization: `Token ${encodeCredentialsToken(request.token, request.profile.tokenEncoding)}`,
      Accept: 'application/json',
      'X-Request-ID': ids.next(),
      'X-Correlation-ID': request.correlationId ?? ids.next(),
      // False keeps axios from calling a request without a body a form.
      'Content-Type': body ? 'application/json' : false,
      ...(request.routing && routingHeaders(request.routing)),
    });
    return this.http.request<string>({
      method,
      url,
      headers,
      ...(body && { data: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  }

  private judge(response: AxiosResponse<string>, what: string): OcpiAnswer {
    const { status: httpStatus, data: text } = response;
    const header = (name: string) => headerOf(response, name);
    const envelope = text.trim() === '' ? { data: undefined } : parseEnvelope(text);
    const statusCode = envelope?.statusCode;
    const said = (envelope?.statusMessage ?? text.slice(0, 200)).trim();
    const details = { httpStatus, ...(statusCode !== undefined && { statusCode }) };
    if (httpStatus < 200 || httpStatus > 299) {
      const redirect = redirectOf(httpStatus, header('location'), response.config.url ?? '');
      const hint = redirect ? `redirects to ${redirect.to}, ${redirect.why}` : said;
      const wait = parseRetryAfter(header('retry-after'), this.deps.clock.now());
      throw new PartnerFailure(verdictOfHttp(httpStatus), `${what}: HTTP ${httpStatus} ${hint}`.trim(), {
        ...details,
        ...(wait !== undefined && { retryAfterMs: wait }),
      });
    }
    if (!envelope) throw new PartnerFailure('retry', `${what}: the answer is not JSON`, details);
    if (isDeepJson(envelope.data)) {
      const fault = `the answer is nested more than ${maxJsonDepth} levels deep`;
      throw new PartnerFailure('retry', `${what}: ${fault}`, details);
    }
    if (statusCode !== undefined && (statusCode < 1000 || statusCode > 1999)) {
      throw new PartnerFailure(
        verdictOfStatus(statusCode),
        `${what}: OCPI ${statusCode} ${said}`.trim(),
        details,
      );
    }
    return { httpStatus, data: envelope.data, header };
  }
}

function headerOf(response: AxiosResponse<string>, name: string): string | undefined {
  const value: unknown = response.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : undefined;
}

function routingHeaders({ to, from }: { to: Party | undefined; from: Party }): Record<string, string> {
  return {
    ...(to && { 'OCPI-to-country-code': to.countryCode, 'OCPI-to-party-id': to.partyId }),
    'OCPI-from-country-code': from.countryCode,
    'OCPI-from-party-id': from.partyId,
  };
}
