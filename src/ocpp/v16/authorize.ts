import type { CallContext } from '../dialect.ts';
import { idTagInfo } from './id-tag-info.ts';
import type { Json } from '../payload/read.ts';
import { required, textOf } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['AuthorizeResponse'];

/** [OCPP 1.6 4.1] */
export async function authorize(payload: Json, { desk, view }: CallContext): Promise<Response> {
  const idTag = required(textOf(payload['idTag']), 'idTag');
  return { idTagInfo: idTagInfo(await desk.authorize(view, { idTag, type: 'RFID' })) };
}
