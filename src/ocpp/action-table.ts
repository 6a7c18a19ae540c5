import { CallError } from './call-error.ts';
import type { CallContext, Dialect } from './dialect.ts';
import type { Json } from './payload/read.ts';
import { isObject, Unreadable } from './payload/read.ts';
import type { Schemas } from './payload/schemas.ts';

/** Decodes a station's message, makes one core call, and encodes the answer. @throws Unreadable, CallError, BridgeError */
export type Handler = (payload: Json, context: CallContext) => object | Promise<object>;

/** What stations of one version may say, and who answers. */
export interface ActionTable {
  readonly version: string;
  readonly schemas: Schemas;
  readonly actions: Readonly<Record<string, Handler>>;
}

/** The error for what could not be read: that of the schema's rule which it breaks. */
function refusal({ property, reason }: Unreadable, broken: ReturnType<Schemas['violationOf']>): CallError {
  const said = broken?.reason ?? reason ?? 'cannot be read';
  const pointer = `/${property}`;
  return new CallError(broken?.fault ?? 'property', `${pointer} ${said}`, [{ pointer, reason: said }]);
}

/** Answers by a table: what can be understood is answered, and what the schema does not allow is told beside it. */
export function answering({ version, schemas, actions }: ActionTable): Dialect['answer'] {
  const handlers = new Map(Object.entries(actions));
  const handlerOf = (name: string): Handler => {
    const handler = handlers.get(name);
    if (handler) return handler;
    if (schemas.knownActions.has(name)) throw new CallError('not-supported', `${name} is not supported here`);
    throw new CallError('not-implemented', `OCPP ${version} has no action ${name}`);
  };
  return async (name, payload, context) => {
    const handle = handlerOf(name);
    const schema = `${name}Request`;
    if (!isObject(payload)) throw new CallError('formation', 'the payload is not a JSON object');
    const violations = schemas.violations(schema, payload);
    try {
      return { payload: await handle(payload, context), violations };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const broken =
        error.reason === undefined ? schemas.violationOf(schema, payload, error.property) : undefined;
      throw refusal(error, broken);
    }
  };
}
