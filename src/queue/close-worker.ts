import type { Worker } from 'bullmq';

/** How long after being broken off a job may take to go back to its queue. */
const graceMs = 1000;

/**
 * Takes no more jobs and lets those under way finish, for so long; then breaks them off. Without Redis a worker
 * does not end before its connections are cut, so nobody waits for that.
 */
export async function closeWorker<T>(
  worker: Worker<T>,
  drainMs: number,
  breakOff: () => void,
): Promise<void> {
  const timers: NodeJS.Timeout[] = [];
  const late = new Promise<void>((resolve) => {
    timers.push(setTimeout(breakOff, drainMs));
    timers.push(setTimeout(resolve, drainMs + graceMs));
  });
  try {
    await Promise.race([worker.close(), late]);
  } finally {
    timers.forEach(clearTimeout);
  }
}
