import type { Endpoint } from '../../core/model/partner.ts';
import type { Dialect } from '../dialect.ts';
import type { Route } from '../route.ts';

export interface VersionsDeps {
  /** `https://host`, without a slash at its end. */
  readonly publicUrl: () => string;
}

/** Where a version is served, below the public URL. */
export function versionPath({ version }: Pick<Dialect, 'version'>): string {
  return `/ocpi/${version}`;
}

/** [OCPI 2.2.1 6.1 Version information endpoint] */
export function versionList(deps: VersionsDeps, dialects: readonly Dialect[]): Route {
  const data = () =>
    dialects.map(({ version }) => ({ version, url: deps.publicUrl() + versionPath({ version }) }));
  return { path: '/versions', configuration: true, methods: { GET: () => ({ data: data() }) } };
}

/** [OCPI 2.2.1 6.2 Version details endpoint] */
export function versionDetails(deps: VersionsDeps): Route {
  return {
    path: '/',
    configuration: true,
    methods: {
      GET: ({ dialect }) => {
        const endpoints = endpointsBelow(deps.publicUrl() + versionPath(dialect));
        return { data: dialect.encodeVersionDetails({ version: dialect.version, endpoints }) };
      },
    },
  };
}

/** [OCPI 2.2.1 6.2.2] the role of credentials means nothing, SENDER is advised. */
function endpointsBelow(url: string): readonly Endpoint[] {
  const credentials = { identifier: 'credentials', role: 'SENDER' as const, url: `${url}/credentials` };
  const senders = ['locations', 'sessions', 'cdrs', 'tariffs'].map((identifier) => ({
    identifier,
    role: 'SENDER' as const,
    url: `${url}/sender/${identifier}`,
  }));
  const receivers = ['tokens', 'commands', 'chargingprofiles'].map((identifier) => ({
    identifier,
    role: 'RECEIVER' as const,
    url: `${url}/receiver/${identifier}`,
  }));
  return [credentials, ...senders, ...receivers];
}
