import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { until } from '../kit/until.ts';
import { CentralSystem } from './central-system.ts';
import { TestCa } from './certificates.ts';
import type { Pair } from './certificates.ts';
import { StationStage } from './station-stage.ts';

describe.each(['1.6', '2.0.1', '2.1'] as const)('OCPP %s over TLS', (version) => {
  const is2 = version !== '1.6';
  let ca: TestCa;
  let server: Pair;
  let stage: StationStage;

  beforeAll(async () => {
    ca = await TestCa.make('Test root');
    server = await ca.issue('localhost');
  });

  afterEach(() => stage.close());

  /** A central system that wants a certificate, or only shows its own. */
  const open = async (wantsCertificate: boolean) => {
    const tls = {
      ...server,
      ca: ca.pem,
      requestCert: wantsCertificate,
      rejectUnauthorized: wantsCertificate,
    };
    stage = new StationStage(version, new CentralSystem(version, tls));
    await stage.central.start();
  };

  test('with a certificate of its own, which is renewed by a signing request', async () => {
    await open(true);
    const one = await stage.station({ id: 'SIM-1', tls: { ca: ca.pem, ...(await ca.issue('FIRST')) } });
    expect(stage.central.certificates).toEqual(['FIRST']);
    expect(await stage.call('CertificateSigned', { certificateChain: server.cert })).toEqual({
      status: 'Rejected',
    });
    const trigger = is2
      ? (['TriggerMessage', 'SignChargingStationCertificate'] as const)
      : (['ExtendedTriggerMessage', 'SignChargePointCertificate'] as const);
    expect(await stage.call(trigger[0], { requestedMessage: trigger[1] })).toEqual({ status: 'Accepted' });
    await until('it asks', () => stage.central.of('SignCertificate').length === 1);
    const certificateChain = await ca.certify(String(stage.central.of('SignCertificate')[0]?.['csr']));
    expect(new X509Certificate(certificateChain).subject).toBe('O=Roambridge\nCN=SIM-1');
    expect(await stage.call('CertificateSigned', { certificateChain: server.cert })).toEqual({
      status: 'Rejected',
    });
    expect(await stage.call('CertificateSigned', { certificateChain })).toEqual({ status: 'Accepted' });
    await until('it is back', () => stage.central.certificates.length === 2 && one.isReady);
    expect(stage.central.certificates[1]).toBe('SIM-1');
  });

  test('a root is installed, named by its hashes, trusted, and deleted', async () => {
    await open(false);
    await stage.station({ tls: { ca: ca.pem } });
    const type = is2 ? 'CSMSRootCertificate' : 'CentralSystemRootCertificate';
    const other = await TestCa.make('Another root');
    const install = (certificate: string) =>
      stage.call('InstallCertificate', { certificateType: type, certificate });
    const installed = () =>
      stage.call('GetInstalledCertificateIds', { certificateType: is2 ? [type] : type });
    expect(await installed()).toEqual({ status: 'NotFound' });
    expect(await install('no certificate')).toEqual({ status: 'Rejected' });
    expect(await install(other.pem)).toEqual({ status: 'Accepted' });
    const answer = await installed();
    const [found] = (is2 ? answer['certificateHashDataChain'] : answer['certificateHashData']) as [
      Record<string, unknown>,
    ];
    const hash = (is2 ? found['certificateHashData'] : found) as Record<string, unknown>;
    expect(hash).toMatchObject({ hashAlgorithm: 'SHA256', serialNumber: 'a' });
    expect(hash['issuerNameHash']).toMatch(/^[0-9a-f]{64}$/);
    expect(await stage.call('DeleteCertificate', { certificateHashData: hash })).toEqual({
      status: 'Accepted',
    });
    expect(await stage.call('DeleteCertificate', { certificateHashData: hash })).toEqual({
      status: 'NotFound',
    });
  });

  test('a central system of an unknown authority is not talked to', async () => {
    await open(false);
    const stranger = await TestCa.make('Another root');
    stage.connect({ tls: { ca: stranger.pem } });
    await until('it is refused', () => stage.events.some(({ type }) => type === 'disconnected'));
    expect(stage.events[0]).toMatchObject({ reason: expect.stringMatching(/certificate/) as unknown });
    expect(stage.central.calls).toEqual([]);
  });
});
