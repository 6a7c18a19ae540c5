import { z } from 'zod';
import { isTimeZone } from '../../core/time-zone.ts';
import { issueWords } from './issue-words.ts';

const zone = z
  .string()
  .refine((name) => name === 'location' || isTimeZone(name), 'give location or an IANA time zone');
const seconds = z.int().min(1).max(300);
const text = z.string().trim().min(1).max(500);

/** As `core/model/quirks.Quirks`. */
const settings = z
  .strictObject({
    energyUnit: z.literal('kWh'),
    sampledRegister: z.literal('session'),
    meterValuesWithoutTransaction: z.literal('ignore'),
    ignoreMeasurands: z.array(text).min(1).max(50),
    timesWithoutZone: zone,
    timesMarkedUtc: zone,
    stationStatus: z.literal('ignore'),
    boot: z.literal('pending-first'),
    silenceAfterBootS: seconds,
    firstMessageWaitS: seconds,
    remoteStartConnector: z.literal('omit'),
    idTagFormat: z.literal('hex'),
    idTagMaxLength: z.int().min(14).max(20),
    triggerMessage: z.literal('avoid'),
    deflate: z.literal('off'),
  })
  .partial();

const pattern = z.union([text, z.array(text).min(1).max(100)]);

const entry = z.strictObject({
  match: z
    .strictObject({ vendor: pattern, model: pattern, firmware: pattern })
    .partial()
    .refine((match) => Object.keys(match).length > 0, 'name a vendor, a model or a firmware'),
  note: text,
  source: z.url({ protocol: /^https?$/ }).optional(),
  set: settings.refine((set) => Object.keys(set).length > 0, 'set something'),
});

export type QuirkEntry = z.infer<typeof entry>;

export class QuirksFault extends Error {}

/**
 * The entries of a quirks file: see docs/quirks.md.
 * @throws QuirksFault that lists every fault at once
 */
export function readQuirks(json: unknown): readonly QuirkEntry[] {
  const parsed = z.array(entry).max(1000).safeParse(json, { reportInput: true });
  if (parsed.success) return parsed.data;
  const known = { set: settings.keyof().options, match: ['vendor', 'model', 'firmware'] };
  const lines = parsed.error.issues.map((issue) => {
    const place = issue.path.map(String);
    const names = place[1] === 'set' ? known.set : place[1] === 'match' ? known.match : entry.keyof().options;
    return `  /${place.join('/')}: ${issueWords(issue, names)}`;
  });
  throw new QuirksFault(lines.join('\n'));
}
