import { pino } from 'pino';
import type { Logger } from 'pino';
import type { LogLevel } from './config.ts';

export type { Logger };

/** Personal data and secrets never reach a log line, whoever writes it. */
const masked = ['idTag', 'token', 'uid', 'contractId', 'password', 'authorization'];

export function makeLogger(level: LogLevel): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: masked.flatMap((name) => [name, `*.${name}`]), censor: '***' },
  });
}
