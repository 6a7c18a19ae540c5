import { isDeepStrictEqual } from 'node:util';
import type { Router } from 'express';
import type { Fault } from '../core/errors.ts';
import { makeTariffVersion, objectKey } from '../core/ids.ts';
import type { Tariff } from '../core/model/tariff.ts';
import type { LintFinding } from '../core/pricing/pricing.ts';
import { lintTariff } from '../core/pricing/pricing.ts';
import type { AdminDeps } from './deps.ts';
import { publishedRoutes } from './published-routes.ts';
import { invalid } from './schema-check.ts';

type TariffsDeps = Pick<AdminDeps, 'catalog' | 'clock' | 'objects' | 'party' | 'store'>;

const restamped = { pointer: '/last_updated', reason: 'was that of another state of this tariff: it is now' };

export function tariffRoutes(router: Router, deps: TariffsDeps): void {
  const { catalog, objects, store } = deps;
  publishedRoutes(router, deps, {
    noun: 'tariff',
    codec: objects.tariff,
    list: (query) => store.tariffs(query),
    read: (key) => store.tariff(key),
    put: (tariff) => catalog.putTariff(tariff),
    remove: (key) => catalog.removeTariff(key),
    prepare: async (decoded, given) => {
      const doubts = publishable(decoded);
      const object = await asNewVersion(deps, decoded);
      const asGiven = object === decoded || given['last_updated'] === undefined;
      return { object, warnings: asGiven ? doubts : [...doubts, restamped] };
    },
  });
}

/** What will surprise in a tariff. @throws BridgeError `invalid` with what keeps it from being published */
function publishable(tariff: Tariff): Fault[] {
  const findings = lintTariff(tariff, { version: '2.2.1' });
  const faults = (wanted: LintFinding['severity']): Fault[] =>
    findings.flatMap(({ severity, pointer, text, code }) =>
      severity === wanted ? [{ pointer, reason: `${text} (${code})` }] : [],
    );
  const errors = faults('error');
  if (errors.length > 0) throw invalid(errors);
  return faults('warning');
}

/**
 * Sessions are priced with the tariff as it was when they started, found by its id and last_updated: a
 * tariff with other contents must have another last_updated.
 */
async function asNewVersion({ store, clock }: TariffsDeps, tariff: Tariff): Promise<Tariff> {
  const key = objectKey(tariff, tariff.id);
  let version = tariff;
  for (let at = clock.now(); ; at++) {
    const [kept] = await store.tariffVersions([makeTariffVersion(key, version.lastUpdated)]);
    if (!kept || isDeepStrictEqual(kept, JSON.parse(JSON.stringify(version)))) return version;
    version = { ...tariff, lastUpdated: at };
  }
}
