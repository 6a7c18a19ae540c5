import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Clock, Log } from './core/ports.ts';
import type { CertificateAuthority } from './core/security/station-certificates.ts';

export interface StationCa {
  /** Null: charge points' requests for a certificate are rejected. */
  readonly authority: CertificateAuthority | null;
  /** PEM of roots that are trusted beside the configured ones. */
  readonly roots: readonly string[];
}

const timeoutMs = 30_000;

/**
 * Whoever signs charge points' certificates by the settings. What reads certificates is loaded only where it is needed:
 * it takes a fifth of a second and 19 MB.
 * @throws Error that says what is wrong with the built-in authority's files
 */
export async function openStationCa(config: Config, clock: Clock, log: Log): Promise<StationCa> {
  if (config.stationCa && !config.tls) {
    log.warn({}, 'STATION_CA is on without TLS_CERT_FILE: no station can show the certificate that it gets');
  }
  const { stationCa: chosen, stationCaToken: token, partyName: organization, store } = config;
  switch (chosen?.kind) {
    case undefined:
      return { authority: null, roots: [] };
    case 'builtin': {
      const { BuiltinCa } = await import('./ca/builtin-ca.ts');
      const folder = join(store.dataDir, 'station-ca');
      const authority = new BuiltinCa({ folder, organization, clock });
      if (await authority.start()) {
        const files = { root: join(folder, 'root.pem'), secret: join(folder, 'ca.pem') };
        log.info(files, 'a certificate authority for charge points was made; the root may be given away');
      }
      return { authority, roots: [authority.root] };
    }
    case 'external': {
      const { ExternalCa } = await import('./ca/external-ca.ts');
      const bearer = token && { token: token.reveal() };
      return { authority: new ExternalCa({ url: chosen.url, timeoutMs, clock, ...bearer }), roots: [] };
    }
  }
}
