import fc from 'fast-check';

/**
 * The same cases on every run, so that a run that fails fails again; others, and more of them, by
 * `PROPERTY_SEED=random PROPERTY_RUNS=2000 npm test -- <file>`.
 */
const { PROPERTY_SEED: seed = '20260301', PROPERTY_RUNS: runs = '100' } = process.env;
fc.configureGlobal({ ...(seed !== 'random' && { seed: Number(seed) }), numRuns: Number(runs) });
