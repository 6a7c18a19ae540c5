import { z } from 'zod';
import { parseParty } from './core/ids.ts';
import type { Party } from './core/model/common.ts';

/** A secret that no log line, JSON text or template shows. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '***';
  }

  toJSON(): string {
    return '***';
  }
}

/** A whole number; `text` is what to give instead of what is none. */
function whole(min: number, max: number) {
  const text = `give a number from ${min} to ${max}`;
  return z.coerce.number(text).int(text).min(min, text).max(max, text);
}

const port = whole(0, 65_535);
const milliseconds = whole(1, 3_600_000);
const secret = z
  .string()
  .min(16, 'give at least 16 characters')
  .transform((value) => new Secret(value));
const party = z.string().transform((text, context): Party => {
  const parsed = parseParty(text);
  if (!parsed) context.addIssue('give a country code and a party id, for example DE-ABC');
  return parsed ?? { countryCode: '', partyId: '' };
});
const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

const environment = z.object({
  PORT: port.default(8080),
  HOST: z.string().default('0.0.0.0'),
  ADMIN_PORT: port.default(8081),
  ADMIN_HOST: z.string().default('127.0.0.1'),
  ADMIN_TOKEN: secret.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  REDIS_FSYNC: z.enum(['everysec', 'always']).default('everysec'),
  SECRET_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'give 64 hexadecimal digits')
    .transform((value) => new Secret(value))
    .optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  PARTY: party.prefault('DE-ABC'),
  PARTY_NAME: z.string().min(1).max(100).default('Roambridge'),
  ALLOW_INSECURE_PARTNERS: z.stringbool().default(false),
  HEARTBEAT_INTERVAL_S: whole(10, 86_400).default(300),
  OFFLINE_AFTER_S: whole(1, 86_400).default(180),
  CALL_TIMEOUT_MS: milliseconds.default(30_000),
  AUTHORIZE_TIMEOUT_MS: milliseconds.default(3_000),
  COMMAND_TIMEOUT_MS: milliseconds.default(30_000),
  PARTNER_TIMEOUT_MS: milliseconds.default(30_000),
  PARK_AFTER_MS: milliseconds.default(120_000),
  TOKEN_PULL_INTERVAL_MIN: whole(1, 10_080).default(240),
  LOG_LEVEL: z.enum(logLevels).default('info'),
});

export interface Config {
  readonly http: { readonly port: number; readonly host: string; readonly publicUrl: string | undefined };
  readonly admin: { readonly port: number; readonly host: string; readonly token: Secret | undefined };
  readonly store: {
    readonly dataDir: string;
    readonly redisUrl: string | undefined;
    readonly fsync: 'always' | 'everysec';
    readonly secretKey: Secret | undefined;
  };
  readonly party: Party;
  readonly partyName: string;
  readonly partners: {
    readonly allowInsecure: boolean;
    readonly timeoutMs: number;
    readonly authorizeTimeoutMs: number;
    readonly commandTimeoutMs: number;
    readonly parkAfterMs: number;
    readonly tokenPullIntervalMs: number;
  };
  readonly stations: {
    readonly heartbeatIntervalS: number;
    readonly callTimeoutMs: number;
    readonly offlineAfterMs: number;
  };
  readonly logLevel: LogLevel;
}

export class ConfigError extends Error {}

/**
 * Reads the settings; an empty variable counts as unset.
 * @throws ConfigError that lists every mistake at once
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new ConfigError(`The configuration has mistakes:\n${mistakes.join('\n')}`);
  }
  const env = parsed.data;
  return {
    http: { port: env.PORT, host: env.HOST, publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') },
    admin: { port: env.ADMIN_PORT, host: env.ADMIN_HOST, token: env.ADMIN_TOKEN },
    store: {
      dataDir: env.DATA_DIR,
      redisUrl: env.REDIS_URL,
      fsync: env.REDIS_FSYNC,
      secretKey: env.SECRET_KEY,
    },
    party: env.PARTY,
    partyName: env.PARTY_NAME,
    partners: {
      allowInsecure: env.ALLOW_INSECURE_PARTNERS,
      timeoutMs: env.PARTNER_TIMEOUT_MS,
      authorizeTimeoutMs: env.AUTHORIZE_TIMEOUT_MS,
      commandTimeoutMs: env.COMMAND_TIMEOUT_MS,
      parkAfterMs: env.PARK_AFTER_MS,
      tokenPullIntervalMs: env.TOKEN_PULL_INTERVAL_MIN * 60_000,
    },
    stations: {
      heartbeatIntervalS: env.HEARTBEAT_INTERVAL_S,
      callTimeoutMs: env.CALL_TIMEOUT_MS,
      offlineAfterMs: env.OFFLINE_AFTER_S * 1000,
    },
    logLevel: env.LOG_LEVEL,
  };
}
