import type { CallContext } from '../dialect.ts';
import { isObject, listOf, oneOf, required, Unreadable } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import { schemas } from './schemas.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

const sources: readonly Wire['CertificateStatusSourceEnumType'][] = ['CRL', 'OCSP'];
/** [OCPP 2.1 GetCertificateChainStatusResponse certificateStatus] */
const most = 4;

function isHashData(json: unknown): json is Wire['CertificateHashDataType'] {
  return schemas.violations('CertificateHashDataType', json).length === 0;
}

function failed(asked: unknown, nextUpdate: string): readonly Wire['CertificateStatusType'][] {
  const hash = isObject(asked) ? asked['certificateHashData'] : undefined;
  const source = isObject(asked) ? oneOf(asked['source'], sources) : undefined;
  if (!isHashData(hash) || !source) return [];
  const { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber } = hash;
  const certificateHashData = { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber };
  return [{ certificateHashData, source, status: 'Failed', nextUpdate }];
}

/** [OCPP 2.1 M07] the bridge asks no responder and fetches no list: nothing is found out, and nothing to be remembered. */
export async function getCertificateChainStatus(
  payload: Json,
  { desk, view, receivedAt }: CallContext,
): Promise<Wire['GetCertificateChainStatusResponse']> {
  const asked = required(listOf(payload['certificateStatusRequests']), 'certificateStatusRequests');
  const nextUpdate = new Date(receivedAt).toISOString();
  const certificateStatus = asked.flatMap((entry) => failed(entry, nextUpdate)).slice(0, most);
  if (certificateStatus.length === 0) {
    throw new Unreadable('certificateStatusRequests', 'names no certificate');
  }
  await desk.noted(view.station.id, {
    kind: 'certificate',
    severity: 'info',
    text: `the station asks for the status of ${certificateStatus.length} certificates: it is not asked for here`,
  });
  return { certificateStatus };
}
