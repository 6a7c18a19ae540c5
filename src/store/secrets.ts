import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BridgeError } from '../core/errors.ts';
import type { Secrets } from '../core/ports.ts';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const cipher = 'aes-256-gcm';
/** In front of what is sealed, so that another way may come one day. */
const form = 'v1.';

/** Hashes by HMAC-SHA256 and seals by AES-256-GCM, each with its own key derived from the installation's. */
export class KeyedSecrets implements Secrets {
  private readonly hashKey: Uint8Array;
  private readonly sealKey: Uint8Array;

  constructor(key: Uint8Array) {
    this.hashKey = derive(key, 'hash');
    this.sealKey = derive(key, 'seal');
  }

  hash(secret: string | Uint8Array): string {
    return createHmac('sha256', this.hashKey).update(secret).digest('hex');
  }

  seal(secret: string): string {
    const nonce = randomBytes(nonceBytes);
    const sealing = createCipheriv(cipher, this.sealKey, nonce);
    const text = Buffer.concat([sealing.update(secret, 'utf8'), sealing.final()]);
    return form + Buffer.concat([nonce, sealing.getAuthTag(), text]).toString('base64url');
  }

  /** @throws BridgeError `invalid` when it was sealed with another key, or changed */
  open(sealed: string): string {
    const bytes = Buffer.from(sealed.slice(form.length), 'base64url');
    try {
      const opening = createDecipheriv(cipher, this.sealKey, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      opening.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return opening.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + opening.final('utf8');
    } catch (cause) {
      throw new BridgeError('invalid', 'sealed with another key: is secret.key the one of this store?', {
        cause,
      });
    }
  }
}

function derive(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', `roambridge ${purpose}`, keyBytes));
}

/**
 * The key of this installation: the configured one, or `secret.key` in the data directory, made at the first start.
 * @param configured 32 bytes in hexadecimal or base64
 * @throws Error that says what is wrong with it
 */
export async function loadKey(dataDir: string, configured?: string): Promise<Uint8Array> {
  if (configured !== undefined) return parseKey(configured, 'the configured key');
  const path = join(dataDir, 'secret.key');
  const stored = await readIfThere(path);
  if (stored !== undefined) return parseKey(stored, path);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await create(path, randomBytes(keyBytes).toString('base64'));
  return parseKey(await readFile(path, 'utf8'), path);
}

/** Whole or not at all; of two that start at once, one makes it and both read it. */
async function create(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${text}\n`);
    await file.sync();
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await file.close();
    await rm(draft);
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseKey(text: string, source: string): Uint8Array {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, /^[0-9a-f]{64}$/i.test(trimmed) ? 'hex' : 'base64');
  if (key.length !== keyBytes) {
    throw new Error(`${source} is not a key: want ${keyBytes} bytes in hexadecimal or base64`);
  }
  return key;
}
