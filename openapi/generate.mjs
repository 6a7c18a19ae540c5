// Derives wire types (openapi-typescript) and JSON schemas (for ajv) from the OpenAPI documents.
// `--check` writes nothing and fails when a generated file is stale.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const documents = {
  'ocpi-2.2.1.yaml': 'src/ocpi/v221',
  'ocpp-1.6.yaml': 'src/ocpp/v16',
  'ocpp-2.0.1.yaml': 'src/ocpp/v201',
  'ocpp-2.1.yaml': 'src/ocpp/v21',
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

/** What nothing refers to any more is left out. */
function extended(base, own) {
  const all = { ...base.components.schemas, ...own.components.schemas };
  const text = JSON.stringify({ all, everywhere: base['x-everywhere'] });
  const isUsed = (name) =>
    /(Request|Response)$/.test(name) || text.includes(`"#/components/schemas/${name}"`);
  const schemas = Object.fromEntries(Object.entries(all).filter(([name]) => isUsed(name)));
  return {
    ...base,
    ...own,
    'x-actions': { ...base['x-actions'], ...own['x-actions'] },
    components: { ...base.components, schemas },
  };
}

/** With what it extends in it: its own schemas replace those of the same name, whoever refers to them. */
async function read(name) {
  const text = await readFile(new URL(name, import.meta.url), 'utf8');
  const { 'x-extends': base } = parse(text);
  if (base === undefined) return parse(text);
  return extended(await read(base), parse(text.replaceAll(`${base}#/`, '#/')));
}

for (const [name, folder] of Object.entries(documents)) {
  const document = await read(name);
  const { 'x-actions': actions, 'x-everywhere': everywhere, components } = document;
  await emit(
    `${folder}/schemas.gen.json`,
    JSON.stringify(
      { 'x-actions': actions, 'x-everywhere': everywhere, components: { schemas: components.schemas } },
      null,
      1,
    ) + '\n',
  );
  const source = document['x-extends'] === undefined ? new URL(name, import.meta.url) : document;
  const types = await openapiTS(source, { alphabetize: true });
  await emit(
    `${folder}/wire.gen.ts`,
    `// Generated from openapi/${name}. Do not edit.\n${astToString(types)}`,
  );
}
if (check && stale.length > 0) {
  console.error(`stale: ${stale.join(', ')}\nrun: npm run generate`);
  process.exitCode = 1;
}
