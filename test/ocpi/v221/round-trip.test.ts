import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import '../../kit/properties.ts';
import { decodeConnector, encodeConnector } from '../../../src/ocpi/v221/connector.ts';
import {
  decodeCredentials,
  decodeVersionDetails,
  encodeCredentials,
  encodeVersionDetails,
} from '../../../src/ocpi/v221/credentials.ts';
import { decodeEvse, encodeEvse } from '../../../src/ocpi/v221/evse.ts';
import { decodeLocation, encodeLocation } from '../../../src/ocpi/v221/location.ts';
import { decodeTariff, encodeTariff } from '../../../src/ocpi/v221/tariff.ts';
import { decodeToken, encodeToken } from '../../../src/ocpi/v221/token.ts';
import type { Wire } from '../../../src/ocpi/v221/wire.ts';
import { anyWire } from './arbitrary.ts';
import { faults } from './schema.ts';

interface Codec<Name extends Parameters<typeof anyWire>[0], Core> {
  readonly name: Name;
  decode(wire: Wire<Name>): Core;
  encode(core: Core): Wire<Name>;
}

/** Nothing that the schema knows is lost or changed, in either direction. */
function losesNothing<Name extends Parameters<typeof anyWire>[0], Core>(codec: Codec<Name, Core>): void {
  test(codec.name, () => {
    fc.assert(
      fc.property(anyWire(codec.name), (wire) => {
        const core = codec.decode(wire);
        const again = codec.encode(core);
        expect(again).toStrictEqual(wire);
        expect(codec.decode(again)).toStrictEqual(core);
        expect(faults(codec.name, again)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
}

describe('what the schema allows survives decode and encode', () => {
  losesNothing({ name: 'Location', decode: decodeLocation, encode: encodeLocation });
  losesNothing({ name: 'EVSE', decode: decodeEvse, encode: encodeEvse });
  losesNothing({ name: 'Connector', decode: decodeConnector, encode: encodeConnector });
  losesNothing({ name: 'Tariff', decode: decodeTariff, encode: encodeTariff });
  losesNothing({ name: 'Token', decode: decodeToken, encode: encodeToken });
  losesNothing({ name: 'Credentials', decode: decodeCredentials, encode: encodeCredentials });
  losesNothing({ name: 'VersionDetails', decode: decodeVersionDetails, encode: encodeVersionDetails });
});
