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
  /** What is answered to a question; nobody is asked where it is left out. */
  readonly answer?: string;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly signal?: AbortSignal;
  /** Hears at once what is printed. */
  readonly onOut?: (text: string) => void;
}

/** Runs the command and catches what it prints. */
export async function roambridge(argv: readonly string[], terminal: Terminal = {}): Promise<Ran> {
  const {
    url,
    env,
    stdin = '',
    answer,
    isTTY,
    columns = 60,
    signal = new AbortController().signal,
    onOut,
  } = terminal;
  let [out, err] = ['', ''];
  const code = await run(argv, {
    out: {
      write: (text) => {
        out += text;
        onOut?.(text);
      },
    },
    err: { write: (text) => (err += text), isTTY, columns },
    env: { ...(url !== undefined && { ROAMBRIDGE_ADMIN_URL: url, ADMIN_TOKEN: adminToken }), ...env },
    stdin: () => Promise.resolve(stdin),
    ask: answer === undefined ? undefined : () => Promise.resolve(answer),
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
