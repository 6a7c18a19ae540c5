import type { components } from '../admin/wire.gen.ts';
import type { Shell } from './shell.ts';

/** What to call partners of these ids in a table; null is nobody but the operator. */
export async function partnerNames(shell: Shell): Promise<(id: string | null) => string> {
  if (shell.json) return (id) => id ?? 'own';
  const partners = await shell.client().list<components['schemas']['Partner']>('/partners');
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? 'own' : (names.get(id) ?? id));
}
