import { run } from '../../src/cli/run.ts';
import { adminToken } from '../admin/operator.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What was printed, as JSON. */
  readonly json: unknown;
}

export interface Terminal {
  readonly url?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly isTTY?: boolean;
  readonly signal?: AbortSignal;
  /** Hears at once what is printed. */
  readonly onOut?: (text: string) => void;
}

/** Runs the command and catches what it prints. */
export async function roambridge(argv: readonly string[], terminal: Terminal = {}): Promise<Ran> {
  const { url, env, stdin = '', isTTY, signal = new AbortController().signal, onOut } = terminal;
  let [out, err] = ['', ''];
  const code = await run(argv, {
    out: {
      write: (text) => {
        out += text;
        onOut?.(text);
      },
    },
    err: { write: (text) => (err += text), isTTY, columns: 60 },
    env: { ...(url !== undefined && { ROAMBRIDGE_ADMIN_URL: url, ADMIN_TOKEN: adminToken }), ...env },
    stdin: () => Promise.resolve(stdin),
    signal,
  });
  return {
    code,
    out,
    err,
    get json(): unknown {
      return JSON.parse(out) as unknown;
    },
  };
}
