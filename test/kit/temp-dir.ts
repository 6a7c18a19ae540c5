import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TempDir {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Waits for the end of its input, which comes when the tests say so or when their process is gone, however it
 * ended; then stops the Redis of the folder, if there is one, and removes the folder.
 */
const sweep = `
  trap '' INT TERM
  read -r _
  kill -9 "$(cat "$1/redis.pid")"
  for _ in 1 2 3 4 5 6 7 8 9 10; do rm -rf "$1" && [ ! -e "$1" ] && exit; sleep 1; done
`;

/** A folder that goes, also when the tests are interrupted. */
export async function tempDir(prefix: string): Promise<TempDir> {
  const path = await mkdtemp(join(tmpdir(), prefix));
  const stdio = ['pipe', 'ignore', 'ignore'] as const;
  // Detached: it outlives a Ctrl-C.
  const sweeper = spawn('sh', ['-c', sweep, 'sh', path], { detached: true, stdio: [...stdio] });
  await once(sweeper, 'spawn');
  sweeper.unref();
  return {
    path,
    remove: async () => {
      await rm(path, { recursive: true, force: true });
      if (sweeper.exitCode !== null) return;
      const ended = once(sweeper, 'exit');
      sweeper.ref();
      sweeper.stdin.end();
      await ended;
    },
  };
}
