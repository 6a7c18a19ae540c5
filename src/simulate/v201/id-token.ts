import type { Authorization } from '../dialect.ts';
import { isPart, part, text, told, toldText } from '../payload.ts';
import type { Payload } from '../payload.ts';
import type { IdToken } from '../station-connector.ts';

/** 2.1 allows 255 characters [OCPP 2.1 2.30], and nothing is gained by refusing them in 2.0.1. */
const longest = 255;

/** @throws CallError */
export function readToken(payload: Payload, name: string): IdToken {
  const token = part(payload, name);
  return { id: text(token, 'idToken', longest), type: text(token, 'type', 20) };
}

export function wireToken({ id, type }: IdToken): object {
  return { idToken: id, type };
}

export function readAuthorization(answer: unknown): Authorization {
  const info = told(answer, 'idTokenInfo');
  return {
    status: toldText(info, 'status') ?? 'Invalid',
    groupId: toldText(told(info, 'groupIdToken'), 'idToken'),
    tariff: tariffIn(answer),
    message: personalMessage(info),
  };
}

/** [OCPP 2.0.1 IdTokenInfoType] */
export function personalMessage(info: unknown): string | undefined {
  return toldText(told(info, 'personalMessage'), 'content');
}

/** [OCPP 2.1 AuthorizeResponse] in 2.0.1 there is none. */
function tariffIn(answer: unknown): Payload | undefined {
  const tariff = told(answer, 'tariff');
  return isPart(tariff) ? tariff : undefined;
}
