// Runs every check and then the tests; the last line counts the tests, the exit code counts both.
// Arguments are handed to jest: `npm test -- test/ocpp` runs a part of the tests and skips the checks.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const selection = process.argv.slice(2);
const run = (command, args, timeout) => spawnSync(command, args, { stdio: 'inherit', timeout }).status === 0;
const npm = (script) => run('npm', ['run', '--silent', script]);

// Without it hundreds of tests would each say so in their own way.
if (!['redis-server', 'valkey-server'].some((program) => spawnSync(program, ['--version']).status === 0)) {
  console.error(
    'The tests need redis-server or valkey-server on PATH; on Debian or Ubuntu: sudo apt-get install -y redis-server',
  );
  process.exit(1);
}

const failed = [];
for (const check of selection.length > 0 ? ['build'] : ['build', 'typecheck', 'lint']) {
  console.log(`== ${check}`);
  if (!npm(check)) failed.push(check);
}

const folder = mkdtempSync(join(tmpdir(), 'roambridge-jest-'));
const result = join(folder, 'result.json');
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
console.log('== tests');
// Whatever a test leaves open keeps jest alive; the run ends all the same, and has failed.
const longestMs = 12 * 60_000;
const jest = [...flags, 'node_modules/jest/bin/jest.js', '--json', `--outputFile=${result}`, ...selection];
if (!run('node', jest, longestMs)) {
  failed.push('tests');
}
let counts = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 };
try {
  counts = JSON.parse(readFileSync(result, 'utf8'));
} catch {
  failed.push('jest wrote no result');
}
rmSync(folder, { recursive: true, force: true });
if (failed.length > 0) console.log(`not passed: ${failed.join(', ')}`);
console.log(
  `${counts.numPassedTests} passed, ${counts.numFailedTests + counts.numRuntimeErrorTestSuites} failed`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
