import type { Admission } from '../admission.ts';
import { decodeCredentials } from '../handshake.ts';
import type { Call, Route } from '../route.ts';

export interface CredentialsDeps {
  readonly admission: Pick<Admission, 'current' | 'register' | 'renew' | 'unregister'>;
}

/** [OCPI 2.2.1 7.3 Interfaces and endpoints] */
export function credentials({ admission }: CredentialsDeps): Route {
  const given = (call: Call) => () => decodeCredentials(call.dialect, call.body);
  return {
    path: '/credentials',
    configuration: true,
    methods: {
      GET: (call) => ({ data: call.dialect.encodeCredentials(admission.current(call)) }),
      POST: async (call) => ({
        data: call.dialect.encodeCredentials(await admission.register(call, call.dialect, given(call))),
      }),
      PUT: async (call) => ({
        data: call.dialect.encodeCredentials(await admission.renew(call, call.dialect, given(call))),
      }),
      DELETE: async (call) => {
        await admission.unregister(call);
        return {};
      },
    },
  };
}
