import { createHash } from 'node:crypto';
import { lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** sun_path holds 104 bytes on macOS and 108 on Linux, one of them a NUL. */
const maxBytes = 103;

/** Where the server of a data directory listens: in the directory, or where a path is short enough. */
export function socketPath(dataDir: string): string {
  const inside = join(dataDir, 'redis.sock');
  if (Buffer.byteLength(inside) <= maxBytes) return inside;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  return join(tmpdir(), `roambridge-${name}`, 'redis.sock');
}

/** @throws Error when the directory of the socket is somebody else's: he could listen there in our place */
export async function makeSocketDir(path: string): Promise<void> {
  const dir = dirname(path);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const { uid } = await lstat(dir);
  const own = process.getuid?.();
  if (own !== undefined && own !== 0 && uid !== own) {
    throw new Error(`${dir} belongs to another user: remove it, or set DATA_DIR to a directory of your own`);
  }
}
