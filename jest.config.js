import { availableParallelism } from 'node:os';

/** Most tests wait for sockets and stores: two at once are faster also where there is one processor. */
const maxWorkers = Math.min(4, Math.max(2, availableParallelism()));

/** @type {import('jest').Config} */
export default {
  maxWorkers,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript' },
          experimental: { keepImportAttributes: true },
        },
      },
    ],
  },
  collectCoverageFrom: ['src/**/*.ts', '!src/**/*.gen.ts'],
  testTimeout: 30_000,
};
