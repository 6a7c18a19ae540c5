import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { messageOf } from './core/errors.ts';

/** Where certificates stand; the n-th key is that of the n-th certificate, for instance one RSA and one EC pair. */
export interface TlsFiles {
  readonly certFiles: readonly string[];
  readonly keyFiles: readonly string[];
  readonly clientCaFile: string | undefined;
}

/** PEM all of it. */
export interface TlsMaterial {
  readonly cert: string[];
  readonly key: string[];
  readonly clientCa: string | undefined;
}

/** What is wrong with a setting, and what to do about it. */
export interface TlsFault {
  readonly setting: 'TLS_CERT_FILE' | 'TLS_CLIENT_CA_FILE' | 'TLS_KEY_FILE';
  readonly message: string;
}

const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Reads and checks all of it: every fault, or the material. */
export function readTlsMaterial(files: TlsFiles): TlsMaterial | readonly TlsFault[] {
  const faults: TlsFault[] = [];
  const read = (setting: TlsFault['setting'], path: string): string => {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      faults.push({ setting, message: `cannot be read, give a PEM file: ${messageOf(error)}` });
      return '';
    }
  };
  const cert = files.certFiles.map((path) => read('TLS_CERT_FILE', path));
  const key = files.keyFiles.map((path) => read('TLS_KEY_FILE', path));
  const clientCa = files.clientCaFile && read('TLS_CLIENT_CA_FILE', files.clientCaFile);
  if (cert.length !== key.length) {
    const message = `give as many keys as TLS_CERT_FILE has certificates: ${cert.length}, not ${key.length}`;
    faults.push({ setting: 'TLS_KEY_FILE', message });
  }
  if (faults.length > 0) return faults;
  faults.push(
    ...cert.flatMap((text, index) => pairFaults(text, key[index] ?? '', files, index)),
    ...(clientCa === undefined ? [] : clientCaFaults(clientCa, files.clientCaFile ?? '')),
  );
  return faults.length > 0 ? faults : { cert, key, clientCa };
}

function pairFaults(certText: string, keyText: string, files: TlsFiles, index: number): readonly TlsFault[] {
  const [certFile = '', keyFile = ''] = [files.certFiles[index], files.keyFiles[index]];
  const certificate = firstCertificate(certText);
  const key = privateKey(keyText);
  return [
    ...(typeof certificate === 'string'
      ? [{ setting: 'TLS_CERT_FILE' as const, message: `${certFile} ${certificate}` }]
      : []),
    ...(typeof key === 'string' ? [{ setting: 'TLS_KEY_FILE' as const, message: `${keyFile} ${key}` }] : []),
    ...(typeof certificate === 'object' && typeof key === 'object' && !certificate.checkPrivateKey(key)
      ? [
          {
            setting: 'TLS_KEY_FILE' as const,
            message: `${keyFile} is not the key of the first certificate in ${certFile}: give the key with which it was requested, and put the server's own certificate before its chain`,
          },
        ]
      : []),
  ];
}

/** The server's own, or what is wrong. */
function firstCertificate(text: string): X509Certificate | string {
  const [first] = text.match(block) ?? [];
  if (first === undefined) return 'holds no PEM certificate: give -----BEGIN CERTIFICATE----- blocks';
  try {
    return new X509Certificate(first);
  } catch (error) {
    return `holds a certificate that cannot be read: ${messageOf(error)}`;
  }
}

function privateKey(text: string): ReturnType<typeof createPrivateKey> | string {
  if (text.includes('ENCRYPTED'))
    return 'is encrypted: give the key without a passphrase, readable for the bridge only';
  try {
    return createPrivateKey(text);
  } catch (error) {
    return `holds no private key in PEM: ${messageOf(error)}`;
  }
}

function clientCaFaults(text: string, path: string): readonly TlsFault[] {
  const setting = 'TLS_CLIENT_CA_FILE';
  const blocks = text.match(block) ?? [];
  if (blocks.length === 0) return [{ setting, message: `${path} holds no PEM certificate` }];
  return blocks.flatMap((one, index) => {
    try {
      if (new X509Certificate(one).ca) return [];
      const message = `certificate ${index + 1} in ${path} is none of a certificate authority: give roots and intermediates only`;
      return [{ setting, message }];
    } catch (error) {
      return [
        { setting, message: `certificate ${index + 1} in ${path} cannot be read: ${messageOf(error)}` },
      ];
    }
  });
}
