import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../core/errors.ts';

/** PEM both. */
export interface CaFiles {
  readonly key: string;
  readonly root: string;
}

/**
 * The authority in a folder, whole or not at all: key and root stand in one file, so that of two processes that start
 * at once both use what one of them made. The root stands in a file of its own too, for whoever must trust it.
 * @throws Error that says what is wrong with what is there
 */
export async function readOrMake(
  folder: string,
  make: () => Promise<CaFiles>,
): Promise<CaFiles & { readonly made: boolean }> {
  const path = join(folder, 'ca.pem');
  const stored = await readIfThere(path);
  if (stored !== undefined) return { ...parsed(stored, path), made: false };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { key, root } = await make();
  await place(path, key + root);
  const made = parsed(await readFile(path, 'utf8'), path);
  await place(join(folder, 'root.pem'), made.root);
  return { ...made, made: true };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // thrown by readFile
    throw error;
  }
}

async function place(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // thrown by link
  } finally {
    await file.close();
    await rm(draft);
  }
}

function parsed(text: string, path: string): CaFiles {
  const key = /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----\n?/.exec(text)?.[0];
  const root = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----\n?/.exec(text)?.[0];
  if (key === undefined || root === undefined)
    throw new Error(`${path} does not hold a key and a certificate`);
  try {
    if (!new X509Certificate(root).checkPrivateKey(createPrivateKey(key))) {
      throw new Error('the key is not that of the certificate');
    }
  } catch (error) {
    throw new Error(`${path} cannot be used: ${messageOf(error)}`, { cause: error });
  }
  return { key, root };
}
