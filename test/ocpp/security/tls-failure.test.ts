import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { tempDir } from '../../kit/temp-dir.ts';
import { until } from '../../kit/until.ts';
import { Desk } from '../desk.ts';
import { TestCa } from './certificates.ts';

test('a handshake that fails is told with where it came from, also when the socket is closed by then', async () => {
  const folder = await tempDir('rb-tls-failure-');
  const { cert, key } = await (await TestCa.make('servers')).leaf('bridge.example');
  const [certFile, keyFile] = [join(folder.path, 'cert.pem'), join(folder.path, 'key.pem')];
  await writeFile(certFile, cert);
  await writeFile(keyFile, key);
  const tls = {
    certFiles: [certFile],
    keyFiles: [keyFile],
    clientCaFile: undefined,
    minVersion: 'TLSv1.2',
    moreClientCas: [],
  } as const;
  const desk = await Desk.open({ tls });
  try {
    const socket = connect(Number(new URL(desk.tlsUrl).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.end();
    const told = await until('the failure is told', () =>
      desk.log.find(({ message }) => message === 'a TLS handshake failed'),
    );
    expect(told.fields).toEqual({ remote: '127.0.0.1', error: 'ECONNRESET' });
  } finally {
    await desk.close();
    await folder.remove();
  }
});
