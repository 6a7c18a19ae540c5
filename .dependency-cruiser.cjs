const edges = ['ocpp', 'ocpi', 'store', 'queue', 'admin', 'ca'];
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-imports-only-core',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    {
      name: 'core-does-no-io',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    ...edges.map((edge) => ({
      name: `${edge}-imports-only-core`,
      severity: 'error',
      from: { path: `^src/${edge}/` },
      to: { path: '^src/', pathNot: `^src/(${edge}|core)/` },
    })),
    {
      name: 'only-dialects-import-versions',
      severity: 'error',
      from: { path: '^src/(ocpp|ocpi)/', pathNot: '^src/(ocpp|ocpi)/(v\\d+/|dialects?\\.ts)' },
      to: { path: '^src/(ocpp|ocpi)/v\\d+/', pathNot: '\\.gen\\.' },
    },
    {
      name: 'simulators-stand-alone',
      severity: 'error',
      from: { path: '^src/simulate/' },
      to: { path: '^src/', pathNot: '^src/simulate/|\\.gen\\.' },
    },
    {
      name: 'cli-is-a-client',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/', pathNot: '^src/(cli|core|simulate)/|\\.gen\\.' },
    },
    { name: 'nobody-imports-main', severity: 'error', from: {}, to: { path: '^src/main\\.ts$' } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '(\\.gen\\.ts|main\\.ts)$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
