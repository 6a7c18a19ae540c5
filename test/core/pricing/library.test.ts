import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const root = new URL('../../../', import.meta.url);

/** In a process of its own, as somebody would who installed the package. */
function run(script: string): string {
  const args = ['--input-type=module', '--eval', script];
  return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }).trim();
}

test('the engine is a library: the CDR of the examples by its name in the package', () => {
  const cdr = readFileSync(new URL('examples/cdr.json', root), 'utf8');
  const script = `
    import { verifyWire } from 'roambridge/pricing';
    const { agrees, pricing } = verifyWire({ cdr: ${cdr} });
    console.log(agrees, pricing.totals.cost.exclVat);`;
  expect(run(script)).toBe('true 11.3');
});

test('its types are in the package', () => {
  const types = readFileSync(new URL('dist/core/pricing/pricing.d.ts', root), 'utf8');
  expect(types).toMatch(/export \{ price \}/);
});
