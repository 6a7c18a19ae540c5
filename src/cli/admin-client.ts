import { messageOf } from '../core/errors.ts';
import type { Problem } from './failure.ts';
import { Failure, Refusal, systemCode } from './failure.ts';

export interface AdminClientOptions {
  /** Of the operator port, `http://127.0.0.1:8081`. */
  readonly url: string;
  readonly token: string;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly next: string | undefined;
  /** Of a list, how many there are. */
  readonly total?: number | undefined;
}

/** A part of a list. */
export interface ListPart<T> {
  readonly items: readonly T[];
  /** Absent where the bridge would have to count it out. */
  readonly total: number | undefined;
  readonly more: boolean;
}

const defaultTimeoutMs = 60_000;
const pageSize = 500;

/** The operator API of a running bridge. Answers are what openapi/admin.yaml says. */
export class AdminClient {
  private readonly options: AdminClientOptions;

  constructor(options: AdminClientOptions) {
    this.options = options;
  }

  async get<T>(path: string): Promise<T> {
    return (await this.send('GET', path)).body as T;
  }

  async put<T>(path: string, body: unknown): Promise<T> {
    return (await this.send('PUT', path, { body })).body as T;
  }

  async post<T>(path: string, body?: unknown, timeoutMs?: number): Promise<T> {
    return (await this.send('POST', path, { body, timeoutMs })).body as T;
  }

  async delete(path: string): Promise<void> {
    await this.send('DELETE', path);
  }

  /** A list to its end. */
  async list<T>(path: string): Promise<readonly T[]> {
    return (await this.part<T>(path, { limit: Infinity, offset: 0 })).items;
  }

  /** Follows the pages of a list as far as is wanted. */
  async part<T>(
    path: string,
    { limit, offset }: { readonly limit: number; readonly offset: number },
  ): Promise<ListPart<T>> {
    const items: T[] = [];
    const from = offset === 0 ? '' : `&offset=${offset}`;
    let total: number | undefined;
    let next: string | undefined =
      `${path}${path.includes('?') ? '&' : '?'}limit=${Math.min(limit, pageSize)}${from}`;
    while (next !== undefined && items.length < limit) {
      const answer: Answer = await this.send('GET', next);
      items.push(...(answer.body as T[]));
      ({ next, total } = answer);
    }
    return { items: items.slice(0, limit), total, more: next !== undefined || items.length > limit };
  }

  /** @throws Failure when the bridge cannot be reached, Refusal when it says no */
  async send(
    method: string,
    path: string,
    { body, timeoutMs = defaultTimeoutMs }: { body?: unknown; timeoutMs?: number | undefined } = {},
  ): Promise<Answer> {
    const { url, token } = this.options;
    const response = await this.fetch(`${url}/admin/v1${path}`, timeoutMs, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answered = parsed(response.text);
    if (!response.ok) throw refusal(response.status, answered, url);
    if (answered === undefined && response.status !== 204) {
      throw new Failure(1, `${url} answered ${method} ${path} with no JSON: is it the operator port?`);
    }
    const { status, link, total } = response;
    return { status, body: answered, next: nextOf(link), total };
  }

  private async fetch(url: string, timeoutMs: number, init: RequestInit) {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const signal = AbortSignal.any([this.options.signal, timeout]);
      const response = await fetch(url, { ...init, signal });
      const text = await response.text();
      const { ok, status, headers } = response;
      const total = headers.get('x-total-count');
      return {
        ok,
        status,
        text,
        link: headers.get('link'),
        total: total === null ? undefined : Number(total),
      };
    } catch (error) {
      if (this.options.signal.aborted) throw new Failure(1, 'interrupted');
      if (timeout.aborted) {
        throw new Failure(3, `the bridge at ${this.options.url} did not answer within ${timeoutMs} ms`);
      }
      throw unreachable(this.options.url, error);
    }
  }
}

/** Percent-encodes each value. @throws Failure where one is empty: the path would mean something else */
export function path(strings: TemplateStringsArray, ...values: readonly string[]): string {
  if (values.includes('')) throw new Failure(2, 'an empty name or id: give one that is not');
  return String.raw({ raw: strings }, ...values.map(encodeURIComponent));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nextOf(link: string | null): string | undefined {
  return /^<\/admin\/v1([^>]*)>; rel="next"$/.exec(link ?? '')?.[1];
}

function refusal(status: number, body: unknown, url: string): Failure {
  if (isProblem(body)) return new Refusal(body);
  return new Failure(1, `${url} answered ${status} and no reason: is it the operator port?`);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'detail' in body && 'faults' in body;
}

function unreachable(url: string, error: unknown): Failure {
  // fetch says nothing but that it failed; its cause does.
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : error;
  const code = systemCode(cause) ?? messageOf(cause);
  return new Failure(
    3,
    `no bridge answers at ${url} (${code}): start one with \`roambridge serve\`, or give --admin-url`,
    error,
  );
}
