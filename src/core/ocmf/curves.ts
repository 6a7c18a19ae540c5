/** A curve of OCMF's signature algorithms. */
export interface Curve {
  /** Bytes of one coordinate. */
  readonly size: number;
  /** DER of its object identifier. */
  readonly oid: string;
}

const brainpool256: Curve = { size: 32, oid: '06092b2403030208010107' };
const brainpool384: Curve = { size: 48, oid: '06092b240303020801010b' };

/** [OCMF 1.4 table 22] by the algorithm's name; all of them hash with SHA-256. */
export const curves: ReadonlyMap<string, Curve> = new Map([
  ['ECDSA-SECP192K1-SHA256', { size: 24, oid: '06052b8104001f' }],
  ['ECDSA-SECP256K1-SHA256', { size: 32, oid: '06052b8104000a' }],
  ['ECDSA-SECP192R1-SHA256', { size: 24, oid: '06082a8648ce3d030101' }],
  ['ECDSA-SECP256R1-SHA256', { size: 32, oid: '06082a8648ce3d030107' }],
  ['ECDSA-SECP384R1-SHA256', { size: 48, oid: '06052b81040022' }],
  ['ECDSA-BRAINPOOL256R1-SHA256', brainpool256],
  ['ECDSA-BRAINPOOL384R1-SHA256', brainpool384],
  // the curves' own names, which some meters put there
  ['ECDSA-BRAINPOOLP256R1-SHA256', brainpool256],
  ['ECDSA-BRAINPOOLP384R1-SHA256', brainpool384],
]);

export const defaultAlgorithm = 'ECDSA-secp256r1-SHA256';
