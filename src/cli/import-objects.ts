import type { components } from '../admin/wire.gen.ts';
import { faultText, Refusal } from './failure.ts';
import { inOrder } from './in-order.ts';
import type { Found, Json } from './object-files.ts';
import { isJson, readObjects } from './object-files.ts';
import { Progress } from './progress.ts';
import type { Shell } from './shell.ts';
import { counted, printable } from './text.ts';

type Fault = components['schemas']['Fault'];

/** Where objects of a kind go. */
export interface ImportTarget {
  /** Of one of them, `location`. */
  readonly noun: string;
  /** The field that names an object, `id`. */
  readonly idField: string;
  path(object: Json, id: string): string;
}

export interface ImportResult {
  readonly source: string;
  readonly id?: string;
  readonly result: 'created' | 'failed' | 'updated' | 'valid';
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

const width = 8;

/** Sends every object of the files to the bridge and reports on each, in the order in which they were given. */
export async function importObjects(
  shell: Shell,
  target: ImportTarget,
  { paths, dryRun }: { paths: readonly string[]; dryRun: boolean },
): Promise<void> {
  const found = await readObjects(paths, shell.io);
  const send = sender(shell, target, dryRun);
  const progress = new Progress(shell.io.err, target.noun, found.length);
  const results: ImportResult[] = [];
  try {
    await inOrder(found, width, {
      work: async (one) => {
        const result = await send(one);
        progress.step(result.result !== 'failed');
        return result;
      },
      result: (result) => {
        results.push(result);
        if (!shell.json) progress.around(() => shell.print(reportOf(result)));
      },
    });
  } finally {
    progress.close();
  }
  shell.show(results, () => summaryOf(results, target.noun));
  if (results.some(({ result }) => result === 'failed')) shell.exitCode = 1;
}

function sender(shell: Shell, target: ImportTarget, dryRun: boolean): (one: Found) => Promise<ImportResult> {
  const client = shell.client();
  const earlier = new Map<string, Promise<ImportResult>>();
  const put = async (source: string, object: Json, id: string): Promise<ImportResult> => {
    const base = { source, id };
    try {
      const address = target.path(object, id) + (dryRun ? '?dryRun=true' : '');
      const { status, body } = await client.send('PUT', address, { body: object });
      const result = dryRun ? 'valid' : status === 201 ? 'created' : 'updated';
      return { ...base, result, faults: [], warnings: warningsIn(body) };
    } catch (error) {
      // Another token or a store that is gone fails all of them alike.
      if (!(error instanceof Refusal) || [401, 403, 500, 503].includes(error.problem.status)) throw error;
      const { faults, detail } = error.problem;
      const told = faults.length > 0 ? faults : [{ pointer: '', reason: detail }];
      return { ...base, result: 'failed', faults: told, warnings: [] };
    }
  };
  return async (one) => {
    const { source } = one;
    if ('fault' in one) return failed(source, { pointer: '', reason: one.fault });
    const id = one.object[target.idField];
    if (typeof id !== 'string' || id === '') {
      return failed(source, { pointer: `/${target.idField}`, reason: 'is missing' });
    }
    // The last of several with one id counts, as if they were sent one after the other.
    const before = earlier.get(id);
    const sent = (before ?? Promise.resolve()).then(() => put(source, one.object, id));
    earlier.set(id, sent);
    return sent;
  };
}

function failed(source: string, fault: Fault): ImportResult {
  return { source, result: 'failed', faults: [fault], warnings: [] };
}

function warningsIn(body: unknown): readonly Fault[] {
  const bridge = isJson(body) ? body['bridge'] : undefined;
  const warnings = isJson(bridge) ? bridge['warnings'] : undefined;
  return Array.isArray(warnings) ? (warnings as Fault[]) : [];
}

function reportOf({ source, id, result, faults, warnings }: ImportResult): string {
  const head = result === 'failed' ? ['failed', id, `(${source})`] : ['ok    ', id, result];
  return [
    head.filter((part) => part !== undefined).join('  '),
    ...faults.map((fault) => `        ${faultText(fault)}`),
    ...warnings.map((warning) => `        warning: ${faultText(warning)}`),
  ]
    .map(printable)
    .join('\n');
}

function summaryOf(results: readonly ImportResult[], noun: string): string {
  const count = (wanted: ImportResult['result']) => results.filter(({ result }) => result === wanted).length;
  const warned = results.filter(({ warnings }) => warnings.length > 0).length;
  const parts = (['created', 'updated', 'valid', 'failed'] as const)
    .filter((result) => result === 'failed' || count(result) > 0)
    .map((result) => `${count(result)} ${result}`);
  if (warned > 0) parts.push(`${warned} with warnings`);
  return `${counted(results.length, noun)}: ${parts.join(', ')}`;
}
