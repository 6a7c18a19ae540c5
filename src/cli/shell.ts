import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { ListPart } from './admin-client.ts';
import { AdminClient } from './admin-client.ts';
import { Failure } from './failure.ts';
import type { Io } from './io.ts';
import type { Column } from './text.ts';
import { details, table } from './text.ts';

interface GlobalOptions {
  readonly adminUrl?: string;
  readonly token?: string;
  readonly json?: boolean;
}

/** What every command needs: the bridge to talk to, and a way to say what came of it. */
export class Shell {
  readonly io: Io;
  /** 1 where a command has done its work and something in it failed. */
  exitCode = 0;
  private readonly program: Command;

  constructor(io: Io, program: Command) {
    this.io = io;
    this.program = program;
  }

  private get options(): GlobalOptions {
    return this.program.opts<GlobalOptions>();
  }

  get json(): boolean {
    return this.options.json === true;
  }

  client(): AdminClient {
    return new AdminClient({ url: this.adminUrl(), token: this.token(), signal: this.io.signal });
  }

  print(text: string): void {
    this.io.out.write(`${text}\n`);
  }

  /** The raw answer with `--json`, else what people read. */
  show(value: unknown, text: () => string = () => details(value)): void {
    this.print(this.json ? JSON.stringify(value, null, 2) : text());
  }

  showList<T>(noun: string, rows: readonly T[], columns: readonly Column<T>[]): void {
    this.show(rows, () => (rows.length === 0 ? `no ${noun}` : table(rows, columns)));
  }

  /** A part of a list; what more there is is told beside it. */
  showPart<T>(noun: string, { items, total, more }: ListPart<T>, columns: readonly Column<T>[]): void {
    this.showList(noun, items, columns);
    if (this.json || (!more && items.length > 0) || (items.length === 0 && !total)) return;
    const of = total === undefined ? `${items.length} shown, there are more` : `${items.length} of ${total}`;
    this.io.err.write(`${of}; --offset/--limit for others\n`);
  }

  /** Something was done that has no answer. */
  done(text: string): void {
    this.show({ done: text }, () => text);
  }

  private adminUrl(): string {
    const { env } = this.io;
    const given = this.options.adminUrl ?? env['ROAMBRIDGE_ADMIN_URL'] ?? '';
    const url = given === '' ? `http://127.0.0.1:${env['ADMIN_PORT'] ?? '8081'}` : given;
    if (!URL.canParse(url) || !/^https?:/.test(url)) throw new Failure(2, `--admin-url ${url} is not a URL`);
    return url.replace(/\/+$/, '');
  }

  private token(): string {
    const { env } = this.io;
    const given = this.options.token ?? env['ADMIN_TOKEN'] ?? '';
    if (given !== '') return given;
    const file = join(env['DATA_DIR'] ?? './data', 'admin.token');
    try {
      return readFileSync(file, 'utf8').trim();
    } catch (error) {
      throw new Failure(
        2,
        `no operator token: give --token, set ADMIN_TOKEN, or run where ${file} can be read`,
        error,
      );
    }
  }
}
