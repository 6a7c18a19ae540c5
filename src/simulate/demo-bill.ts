import { checkPrice } from './demo-price.ts';
import { sessionOf } from './demo-scenes.ts';
import type { Stage } from './demo-scenes.ts';
import { DemoFailed, until } from './demo-step.ts';
import { money, short } from './partner-account.ts';
import type { Wire } from './partner-wire.ts';

interface Bill {
  readonly who: string;
  readonly stationId: string;
  readonly cdr: Wire['CDR'];
}

/** Both CDRs as the partner received them, compared with the meters and with a price worked out by hand. */
export async function settle(stage: Stage): Promise<readonly Bill[]> {
  const { step, tokens } = stage;
  const wanted = [
    { who: 'card', stationId: 'DEMO-1', token: tokens.card },
    { who: 'app', stationId: 'DEMO-3', token: tokens.app },
  ];
  const bills = await step('the CDRs arrive', 20_000, async (signal) => {
    const found: Bill[] = [];
    for (const { who, stationId, token } of wanted) {
      const cdr = await until(`the CDR of the ${who} session`, signal, () => cdrOf(stage, token));
      found.push({ who, stationId, cdr });
    }
    for (const { who, token } of wanted) {
      const done = () => sessionOf(stage, token)?.status === 'COMPLETED';
      await until(`the ${who} session COMPLETED at the partner`, signal, done);
    }
    return found;
  });
  const faults = bills.flatMap((bill) => check(stage, bill));
  const { cdrs, repeatedCdrs, findings } = stage.partner.state;
  if (cdrs.size > bills.length) faults.push(`${cdrs.size} CDRs for ${bills.length} sessions`);
  if (repeatedCdrs > 0) faults.push(`${repeatedCdrs} CDR(s) came twice`);
  for (const finding of findings) stage.account.bad(`the partner noticed: ${finding}`);
  if (faults.length > 0) throw new DemoFailed(`the CDRs are checked: ${faults.join('; ')}`);
  summarize(stage, bills);
  return bills;
}

function cdrOf({ partner }: Stage, token: Wire['Token']): Wire['CDR'] | undefined {
  return [...partner.state.cdrs.values()].findLast(
    ({ cdr_token }) => cdr_token.uid.toUpperCase() === token.uid.toUpperCase(),
  );
}

function check({ account, charging }: Stage, { who, stationId, cdr }: Bill): string[] {
  const meterWh = charging.last(stationId, 'stopped')?.sessionWh;
  const metered = meterWh !== undefined && Math.round(cdr.total_energy * 1000) === meterWh;
  const price = checkPrice(cdr);
  const said = money(cdr.total_cost, cdr.currency);
  account.plain(`         CDR ${short(cdr.id)} (${who}), worked out by hand: ${price.text}`);
  const faults = [
    ...(metered
      ? []
      : [`the ${who} CDR has ${cdr.total_energy} kWh, the meter of ${stationId} ${(meterWh ?? NaN) / 1000}`]),
    ...(price.agrees
      ? []
      : [`the ${who} CDR says ${said}, by hand it is ${price.exclVat} (${price.inclVat})`]),
  ];
  for (const fault of faults) account.bad(fault);
  if (faults.length === 0)
    account.good(`the CDR says ${said}: agrees, and the kWh are those of the meter of ${stationId}`);
  return faults;
}

function summarize({ account, partner }: Stage, bills: readonly Bill[]): void {
  const rows = bills.map(({ who, stationId, cdr }) => [
    who,
    stationId,
    cdr.cdr_location.name ?? cdr.cdr_location.id,
    cdr.auth_method,
    `${cdr.total_energy.toFixed(3)} kWh`,
    `${cdr.total_cost.excl_vat.toFixed(2)} ${cdr.currency}`,
    `${(cdr.total_cost.incl_vat ?? NaN).toFixed(2)} ${cdr.currency}`,
  ]);
  const head = ['start', 'at', 'location', 'authorized by', 'energy', 'net', 'gross'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  account.scene('What the partner can invoice');
  for (const row of [head, widths.map((width) => '-'.repeat(width)), ...rows]) {
    account.plain(`  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd());
  }
  const { arrivals, findings } = partner.state;
  account.plain(
    `  ${arrivals.length} messages at the partner, no CDR lost or doubled, ` +
      (findings.length === 0 ? 'nothing to complain of' : `${findings.length} complaint(s), see above`),
  );
}
