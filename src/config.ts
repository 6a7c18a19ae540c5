import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { parseParty } from './core/ids.ts';
import type { Party } from './core/model/common.ts';
import type { WatchLimits } from './core/watch/watch-limits.ts';
import { readTlsMaterial } from './tls-material.ts';
import type { TlsFiles } from './tls-material.ts';

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

/** Also a fraction; 0 switches off what it limits. */
function amount(max: number) {
  const text = `give a number from 0 to ${max}`;
  return z.coerce.number(text).min(0, text).max(max, text);
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
/** An empty list where nothing is given. */
const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => part.trim() || []));
const addresses = list.transform((parts, context): BlockList | undefined => {
  const found = new BlockList();
  for (const part of parts) {
    if (!addAddress(found, part)) {
      const message = `${part} is none: give IP addresses or networks, for example 10.0.0.5,10.1.0.0/16,fd00::/8`;
      context.addIssue(message);
    }
  }
  return parts.length > 0 ? found : undefined;
});
export type StationCa = { readonly kind: 'builtin' } | { readonly kind: 'external'; readonly url: string };
const stationCa = z.string().transform((text, context): StationCa | null => {
  if (text === 'off') return null;
  if (text === 'builtin') return { kind: 'builtin' };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const here = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url?.protocol === 'https:' || here) return { kind: 'external', url: text };
  context.addIssue('give off, builtin or an https URL (http only on this machine)');
  return null;
});
const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

function addAddress(found: BlockList, text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  const type = family === 6 ? 'ipv6' : 'ipv4';
  if (prefix === undefined) {
    found.addAddress(address, type);
    return true;
  }
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > (family === 6 ? 128 : 32)) return false;
  found.addSubnet(address, Number(prefix), type);
  return true;
}

const environment = z.object({
  PORT: port.default(8080),
  HOST: z.string().default('0.0.0.0'),
  TLS_PORT: port.default(8443),
  TLS_CERT_FILE: list,
  TLS_KEY_FILE: list,
  TLS_CLIENT_CA_FILE: z.string().optional(),
  TLS_MIN_VERSION: z.enum(['1.2', '1.3'], 'give 1.2 or 1.3: nothing older is spoken').default('1.2'),
  TRUSTED_PROXY: addresses,
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
  COST_INTERVAL_S: whole(1, 86_400).default(10),
  BOOT_RETRY_INTERVAL_S: whole(5, 86_400).default(60),
  DRAIN_SPREAD_S: amount(600).optional(),
  WATCH_SILENT_S: amount(86_400).default(60),
  WATCH_STATUS_S: amount(86_400).default(30),
  WATCH_PREPARING_MIN: amount(10_080).default(15),
  WATCH_SESSION_H: amount(8760).default(48),
  WATCH_STUCK_MIN: amount(10_080).default(60),
  WATCH_START_S: amount(86_400).default(180),
  WATCH_STOP_S: amount(86_400).default(60),
  WATCH_RESET_S: amount(86_400).default(300),
  SESSION_CLOSE_AFTER_MIN: amount(10_080).default(30),
  SESSION_CLOSE_ABSENT_H: amount(8760).default(24),
  STATION_CA: stationCa.prefault('off'),
  STATION_CA_TOKEN: secret.optional(),
  OCPP_DEFLATE: z.stringbool().default(false),
  QUIRKS_FILE: z.string().optional(),
  CALL_TIMEOUT_MS: milliseconds.default(30_000),
  AUTHORIZE_TIMEOUT_MS: milliseconds.default(3_000),
  COMMAND_TIMEOUT_MS: milliseconds.default(30_000),
  PARTNER_TIMEOUT_MS: milliseconds.default(30_000),
  PARK_AFTER_MS: milliseconds.default(120_000),
  TOKEN_PULL_INTERVAL_MIN: whole(1, 10_080).default(240),
  LOG_LEVEL: z.enum(logLevels).default('info'),
});

export interface TlsConfig extends TlsFiles {
  readonly port: number;
  readonly host: string;
  readonly minVersion: 'TLSv1.2' | 'TLSv1.3';
}

export interface Config {
  readonly http: { readonly port: number; readonly host: string; readonly publicUrl: string | undefined };
  /** Null where there is no certificate. */
  readonly tls: TlsConfig | null;
  readonly trustedProxies: BlockList | undefined;
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
    readonly costIntervalMs: number;
    readonly bootRetryIntervalS: number;
    readonly drainSpreadMs?: number;
    readonly deflate: boolean;
    readonly quirksFile?: string;
  };
  readonly stationCa: StationCa | null;
  readonly stationCaToken: Secret | undefined;
  readonly watch: WatchLimits;
  readonly logLevel: LogLevel;
}

function watchLimits(env: z.infer<typeof environment>): WatchLimits {
  const [second, minute, hour] = [1000, 60_000, 3_600_000];
  return {
    silentMs: env.WATCH_SILENT_S * second,
    statusMs: env.WATCH_STATUS_S * second,
    preparingMs: env.WATCH_PREPARING_MIN * minute,
    sessionMs: env.WATCH_SESSION_H * hour,
    stuckMs: env.WATCH_STUCK_MIN * minute,
    startMs: env.WATCH_START_S * second,
    stopMs: env.WATCH_STOP_S * second,
    resetMs: env.WATCH_RESET_S * second,
    closeMs: env.SESSION_CLOSE_AFTER_MIN * minute,
    closeAbsentMs: env.SESSION_CLOSE_ABSENT_H * hour,
  };
}

export class ConfigError extends Error {}

/**
 * Reads the settings; an empty variable counts as unset.
 * @throws ConfigError that lists every mistake at once
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const mistakes = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => ({ setting: path.join('.'), message })),
    ...tlsMistakes(given),
  ];
  if (!parsed.success || mistakes.length > 0) {
    const lines = mistakes.map(({ setting, message }) => `  ${setting}: ${message}`);
    throw new ConfigError(`The configuration has mistakes:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  return {
    http: { port: env.PORT, host: env.HOST, publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') },
    tls: tlsConfig(env),
    trustedProxies: env.TRUSTED_PROXY,
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
      costIntervalMs: env.COST_INTERVAL_S * 1000,
      bootRetryIntervalS: env.BOOT_RETRY_INTERVAL_S,
      ...(env.DRAIN_SPREAD_S !== undefined && { drainSpreadMs: env.DRAIN_SPREAD_S * 1000 }),
      deflate: env.OCPP_DEFLATE,
      ...(env.QUIRKS_FILE !== undefined && { quirksFile: env.QUIRKS_FILE }),
    },
    stationCa: env.STATION_CA,
    stationCaToken: env.STATION_CA_TOKEN,
    watch: watchLimits(env),
    logLevel: env.LOG_LEVEL,
  };
}

type Given = Readonly<Record<string, string | undefined>>;

/** Also where other settings are wrong: all mistakes are told at once. */
function tlsMistakes(given: Given): readonly { readonly setting: string; readonly message: string }[] {
  const { TLS_CERT_FILE: cert, TLS_KEY_FILE: key, TLS_CLIENT_CA_FILE: clientCaFile } = given;
  if (cert === undefined) {
    const alone = ['TLS_KEY_FILE', 'TLS_CLIENT_CA_FILE'].filter((setting) => given[setting] !== undefined);
    const message = 'has no effect without TLS_CERT_FILE: give that too, or leave this out';
    return alone.map((setting) => ({ setting, message }));
  }
  const [certFiles, keyFiles] = [list.parse(cert), list.parse(key)];
  const found = readTlsMaterial({ certFiles, keyFiles, clientCaFile });
  return 'length' in found ? found : [];
}

function tlsConfig(env: z.infer<typeof environment>): TlsConfig | null {
  if (env.TLS_CERT_FILE.length === 0) return null;
  return {
    port: env.TLS_PORT,
    host: env.HOST,
    certFiles: env.TLS_CERT_FILE,
    keyFiles: env.TLS_KEY_FILE,
    clientCaFile: env.TLS_CLIENT_CA_FILE,
    minVersion: `TLSv${env.TLS_MIN_VERSION}`,
  };
}
