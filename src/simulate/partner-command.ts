import { once } from 'node:events';
import { describePartner } from './partner-account.ts';
import { partnerDeeds } from './partner-control.ts';
import { MockPartner } from './partner.ts';
import { sampleTokens } from './sample-tokens.ts';

export interface SimulatePartnerOptions {
  readonly port?: number;
  readonly host?: string;
  readonly publicUrl?: string;
  /** Country and party, as in NL-TRM. */
  readonly party?: string;
  /** Register with a CPO that invited us; without it the CPO registers with us. */
  readonly register?: { readonly versionsUrl: string; readonly token: string };
  readonly out?: (line: string) => void;
}

/**
 * Runs a mock eMSP until the signal, with a running account of what comes in.
 * @throws CallFailed when it shall register and cannot
 */
export async function simulatePartner(options: SimulatePartnerOptions, signal: AbortSignal): Promise<void> {
  const out = options.out ?? ((line: string): void => console.log(line));
  const [countryCode = 'NL', partyId = 'TRM'] = (options.party ?? 'NL-TRM').toUpperCase().split('-');
  const party = { countryCode, partyId };
  const tokens = Object.values(sampleTokens(party));
  const { host, publicUrl } = options;
  const partner = new MockPartner({
    port: options.port ?? 9000,
    ...(host !== undefined && { host }),
    ...(publicUrl !== undefined && { publicUrl }),
    party,
    tokens,
  });
  const startedAt = Date.now();
  partner.events.on('event', (event) => {
    const line = describePartner(event);
    if (line) out(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(7)}s  ${line}`);
  });
  await partner.start();
  try {
    out(`mock eMSP ${countryCode}-${partyId}: versions ${partner.versionsUrl}`);
    if (!options.register) {
      const { versionsUrl, token } = partner.invite();
      out(`register: roambridge partner register mock --url ${versionsUrl} --token-a ${token}`);
    }
    for (const { uid, type, whitelist, valid } of tokens) {
      out(`  ${type.padEnd(8)} ${uid}  whitelist ${whitelist}${valid ? '' : ', blocked'}`);
    }
    out(`look:     curl ${partner.url}/control/state`);
    for (const [i, { name, example }] of partnerDeeds.entries()) {
      const lead = i === 0 ? 'ask:      ' : ' '.repeat(10);
      out(
        `${lead}curl -X POST ${partner.url}/control/${name} -H content-type:application/json -d '${example}'`,
      );
    }
    if (options.register) await partner.register(options.register);
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await partner.close();
  }
  const { cdrs, repeatedCdrs, sessions, findings } = partner.state;
  out(
    `${sessions.size} session(s), ${cdrs.size} CDR(s), ${repeatedCdrs} repeated; noticed ${findings.length}`,
  );
}
