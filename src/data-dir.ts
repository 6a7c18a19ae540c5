import { stat } from 'node:fs/promises';
import { ConfigError } from './config.ts';

/** A folder that is not there yet is made where it is needed. @throws ConfigError for what can never be one */
export async function checkDataDir(path: string): Promise<void> {
  if (await mayBeFolder(path)) return;
  throw new ConfigError(`DATA_DIR: ${path} is a file, or below one: give a folder`);
}

async function mayBeFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOTDIR');
  }
}
