import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The operator's token: as configured, or the one in the data directory, made at the first start. */
export async function loadAdminToken(
  dataDir: string,
  configured: string | undefined,
): Promise<{ token: string; fresh: boolean }> {
  if (configured !== undefined) return { token: configured, fresh: false };
  const path = join(dataDir, 'admin.token');
  const stored = await readFile(path, 'utf8').catch(() => undefined);
  if (stored?.trim()) return { token: stored.trim(), fresh: false };
  const token = randomBytes(24).toString('base64url');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(path, `${token}\n`, { mode: 0o600 });
  return { token, fresh: true };
}
