import { App } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { messageOf } from './core/errors.ts';
import { checkDataDir } from './data-dir.ts';
import { makeLogger } from './log.ts';

/** Once, and only to somebody who looks: what is kept of the output is not for secrets. */
function tellOnTerminal(operatorToken: string): void {
  if (process.stderr.isTTY) process.stderr.write(`operator token: ${operatorToken}\n`);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  await checkDataDir(config.store.dataDir);
  const log = makeLogger(config.logLevel);
  const app = new App(config, log, tellOnTerminal);
  const stop = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve();
        // Whoever asks twice does not want to wait.
        process.once(signal, () => process.exit(1));
      });
    }
  });
  try {
    await app.start();
    await stop;
    log.info({}, 'shutting down');
  } finally {
    await app.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : `roambridge: ${messageOf(error)}`);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
