import type { Caller } from './auth.ts';
import type { Dialect } from './dialect.ts';
import type { EnvelopeContent } from './envelope.ts';

/** A request that is authenticated and whose body, if any, is JSON. */
export interface Call extends Caller {
  readonly dialect: Dialect;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** As the partner must call it, on our public URL. */
  readonly url: string;
  readonly body: unknown;
  readonly correlationId: string;
}

export interface Reply extends EnvelopeContent {
  /** 200 when absent. */
  readonly httpStatus?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Done once the answer has left; a failure is logged. */
  readonly afterwards?: () => Promise<void>;
}

export type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';

/** One operation of a module, below the version's URL: `/sender/locations/:locationId`. */
export interface Route {
  readonly path: string;
  readonly methods: Readonly<Partial<Record<Method, (call: Call) => Promise<Reply> | Reply>>>;
  /** Open to a partner that is still registering, and without routing headers [OCPI 2.2.1 4.1.2, 4.1.8]. */
  readonly configuration?: boolean;
}
