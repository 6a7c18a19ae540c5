// Derives wire types (openapi-typescript) and JSON schemas (for ajv) from the OpenAPI documents.
// `--check` writes nothing and fails when a generated file is stale.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const documents = {
  'ocpi-2.2.1.yaml': 'src/ocpi/v221',
  'ocpp-1.6.yaml': 'src/ocpp/v16',
  'admin.yaml': 'src/admin',
};
const check = process.argv.includes('--check');
const root = new URL('../', import.meta.url);
const stale = [];

async function emit(path, text) {
  const url = new URL(path, root);
  const current = await readFile(url, 'utf8').catch(() => undefined);
  if (current === text) return;
  stale.push(path);
  if (check) return;
  await mkdir(dirname(url.pathname), { recursive: true });
  await writeFile(url, text);
}

for (const [name, folder] of Object.entries(documents)) {
  const url = new URL(name, import.meta.url);
  const types = await openapiTS(url, { alphabetize: true });
  await emit(
    `${folder}/wire.gen.ts`,
    `// Generated from openapi/${name}. Do not edit.\n${astToString(types)}`,
  );
  const { schemas } = parse(await readFile(url, 'utf8')).components;
  await emit(`${folder}/schemas.gen.json`, JSON.stringify({ components: { schemas } }, null, 1) + '\n');
}
if (check && stale.length > 0) {
  console.error(`stale: ${stale.join(', ')}\nrun: npm run generate`);
  process.exitCode = 1;
}
