import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Claim, Holder } from '../../src/store/claim.ts';
import { claimDirectory } from '../../src/store/claim.ts';

let dir: string;
const claims: Claim[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rb-claim-'));
});
afterEach(async () => {
  for (const claim of claims.splice(0)) await claim.release();
  await rm(dir, { recursive: true, force: true });
});

const platforms: readonly NodeJS.Platform[] = process.platform === 'linux' ? ['linux', 'darwin'] : ['darwin'];

async function claim(platform: NodeJS.Platform): Promise<Claim | Holder> {
  const claimed = await claimDirectory(dir, platform);
  if ('release' in claimed) claims.push(claimed);
  return claimed;
}

describe.each(platforms)('a claim, as on %s', (platform) => {
  test('is given to one of many that ask at once; the others hear who has it', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => claim(platform)));
    const others = all.filter((one) => !('release' in one));
    expect(others).toHaveLength(19);
    for (const other of others) expect(other).toEqual({ pid: process.pid });
  });

  test('is free when it was released', async () => {
    const first = await claim(platform);
    if ('release' in first) await first.release();
    expect(await claim(platform)).toHaveProperty('release');
    expect(await claim(platform)).toEqual({ pid: process.pid });
  });
});

test('the file of a process that is gone is in nobody’s way, and one of many gets its place', async () => {
  const gone = spawnSync(process.execPath, ['--version']).pid;
  await writeFile(join(dir, 'bridge.lock'), String(gone));
  const all = await Promise.all(Array.from({ length: 10 }, () => claim('darwin')));
  expect(all.filter((one) => 'release' in one)).toHaveLength(1);
  expect(await readdir(dir)).toEqual(['bridge.lock']);
});
