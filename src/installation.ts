import { makeParty } from './core/ids.ts';
import type { Party } from './core/model/common.ts';
import type { Log, Secrets, Store } from './core/ports.ts';

/** What is asked of a store before anything is done with it. */
export interface InstallationDeps {
  readonly store: Pick<Store, 'partners'>;
  /** What the first start noted; nothing noted before is noted as given. */
  readonly note: (now: {
    readonly keyProof: string;
    readonly party: string;
  }) => Promise<{ readonly keyProof: string; readonly party: string }>;
  readonly secrets: Pick<Secrets, 'hash' | 'open'>;
  readonly party: Party;
  readonly log: Log;
}

export class WrongKey extends Error {
  constructor() {
    super(
      'this store was made with another key, so that no password or token in it can be checked: ' +
        'set SECRET_KEY to what it was, or bring back secret.key into DATA_DIR',
    );
    this.name = 'WrongKey';
  }
}

/**
 * Whether the store is of this bridge. Another party is told as a warning only: what it published stays its own.
 * @throws WrongKey
 */
export async function checkInstallation(deps: InstallationDeps): Promise<void> {
  const { note, secrets, log } = deps;
  await checkSealed(deps);
  const keyProof = secrets.hash('the key of this installation');
  const party = makeParty(deps.party);
  const noted = await note({ keyProof, party });
  if (noted.keyProof !== keyProof) throw new WrongKey();
  if (noted.party !== party) {
    log.warn(
      { party, before: noted.party },
      'PARTY is not what it was when this store was made: what was published stays under the party before',
    );
  }
}

/** A store in which nothing was noted yet shows its key in what it sealed. */
async function checkSealed({ store, secrets }: InstallationDeps): Promise<void> {
  const sealed = (await store.partners()).find(({ outboundToken }) => outboundToken !== undefined);
  if (sealed?.outboundToken === undefined) return;
  try {
    secrets.open(sealed.outboundToken);
  } catch {
    throw new WrongKey();
  }
}
