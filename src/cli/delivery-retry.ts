import { setTimeout as wait } from 'node:timers/promises';
import type { components } from '../admin/wire.gen.ts';
import { parseDeliveryId } from '../core/ids.ts';
import { path } from './admin-client.ts';
import type { Shell } from './shell.ts';

type Schemas = components['schemas'];

/** How long and how often to look for what became of it. */
const patienceMs = 4_000;
const lookEveryMs = 250;

/** Has it tried again and tells what became of it, if that is soon. */
export async function retryDelivery(shell: Shell, id: string): Promise<void> {
  const answer = await shell.client().post<Schemas['RetriedDelivery']>(path`/deliveries/${id}/retry`);
  if (answer.state !== 'unsent' || shell.json) {
    shell.show(answer, () => `${answer.state}${answer.error === undefined ? '' : `: ${answer.error}`}`);
    if (answer.state === 'held') shell.exitCode = 1;
    return;
  }
  const left = await outcome(shell, id);
  const why = left?.error === undefined ? '' : `: ${left.error}`;
  if (!left) shell.print('sent: the partner has it');
  else if (left.state === 'parked') {
    shell.print(`parked again${why}`);
    shell.exitCode = 1;
  } else shell.print(`queued, not sent yet${why}; see \`deliveries list\``);
}

/** The delivery as it is still owed; undefined once it was made. */
async function outcome(shell: Shell, id: string): Promise<Schemas['Delivery'] | undefined> {
  const partner = parseDeliveryId(id)?.partnerId ?? '';
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const owed = await shell.client().list<Schemas['Delivery']>(path`/deliveries?partner=${partner}`);
    const left = owed.find((one) => one.id === id);
    if (left?.state !== 'unsent' || Date.now() >= deadline) return left;
    await wait(lookEveryMs, undefined, { signal: shell.io.signal }).catch(() => undefined);
  }
}
