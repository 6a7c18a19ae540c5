import type { Dialect } from '../dialect.ts';
import { decodeAuthorizationInfo, encodeLocationReferences } from './authorization-info.ts';
import { encodeCdr } from './cdr.ts';
import { decodeChargingPreferences } from './charging-preferences.ts';
import {
  decodeSetChargingProfile,
  encodeActiveProfile,
  encodeProfileResponse,
  encodeProfileResult,
} from './charging-profile.ts';
import {
  decodeCancelReservation,
  decodeReserveNow,
  decodeStartSession,
  decodeStopSession,
  decodeUnlockConnector,
  encodeCommandResponse,
  encodeCommandResult,
} from './command.ts';
import { encodeConnector } from './connector.ts';
import {
  decodeCredentials,
  decodeVersionDetails,
  encodeCredentials,
  encodeVersionDetails,
} from './credentials.ts';
import { encodeEvse } from './evse.ts';
import { decodeLocation, encodeLocation } from './location.ts';
import schemas from './schemas.gen.json' with { type: 'json' };
import { encodeSession } from './session.ts';
import { decodeTariff, encodeTariff } from './tariff.ts';
import { decodeToken, encodeToken } from './token.ts';

/** OCPI 2.2.1, the text of the branch release-2.2.1-bugfixes. */
export const v221: Dialect = {
  version: '2.2.1',
  schemas,

  encodeLocation,
  encodeEvse,
  encodeConnector,
  encodeTariff,
  encodeSession,
  encodeCdr,
  encodeToken,
  encodeLocationReferences,
  encodeCommandResponse,
  encodeCommandResult,
  encodeProfileResponse,
  encodeProfileResult,
  encodeActiveProfile,
  encodePreferencesResponse: (response) => response,
  encodeCredentials,
  encodeVersionDetails,

  location: { schema: 'Location', decode: decodeLocation },
  tariff: { schema: 'Tariff', decode: decodeTariff },
  token: { schema: 'Token', decode: decodeToken },
  authorizationInfo: { schema: 'AuthorizationInfo', decode: decodeAuthorizationInfo },
  credentials: { schema: 'Credentials', decode: decodeCredentials },
  versionDetails: { schema: 'VersionDetails', decode: decodeVersionDetails },
  startSession: { schema: 'StartSession', decode: decodeStartSession },
  stopSession: { schema: 'StopSession', decode: decodeStopSession },
  unlockConnector: { schema: 'UnlockConnector', decode: decodeUnlockConnector },
  reserveNow: { schema: 'ReserveNow', decode: decodeReserveNow },
  cancelReservation: { schema: 'CancelReservation', decode: decodeCancelReservation },
  setChargingProfile: { schema: 'SetChargingProfile', decode: decodeSetChargingProfile },
  chargingPreferences: { schema: 'ChargingPreferences', decode: decodeChargingPreferences },
};
