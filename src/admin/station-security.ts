import type { Request, Response, Router } from 'express';
import type { StationCertificate } from '../core/model/station-certificate.ts';
import { objectIn } from './body.ts';
import type { AdminDeps } from './deps.ts';
import { iso } from './published-object.ts';
import { param, resource } from './routes.ts';
import { checked } from './schema-check.ts';
import { existingStation } from './stations.ts';
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];
type SecurityDeps = Pick<AdminDeps, 'passwords' | 'store'>;

export function stationSecurityRoutes(router: Router, deps: SecurityDeps): void {
  resource(router, '/admin/v1/stations/:stationId/password', {
    post: (request, response) => rotate(deps, request, response),
  });
  resource(router, '/admin/v1/stations/:stationId/certificates', {
    get: async (request, response) => {
      const { id } = await existingStation(deps, param(request, 'stationId'));
      const known = await deps.store.stationCertificates(id);
      response.json(known.toReversed().map(encode));
    },
  });
}

async function rotate(deps: SecurityDeps, request: Request, response: Response): Promise<void> {
  const body = request.body === undefined ? {} : objectIn(request);
  const { password: given } = checked('PasswordRotation', body);
  const { id } = await existingStation(deps, param(request, 'stationId'));
  const { result, password } = await deps.passwords.rotate(id, given);
  const answer: Schemas['RotatedPassword'] = {
    result: result === 'reboot' ? 'reboot' : 'accepted',
    ...(given === undefined && { password }),
  };
  response.json(answer);
}

function encode(certificate: StationCertificate): Schemas['StationCertificate'] {
  const { serial, certificateType, state, notBefore, notAfter, fingerprint256, at } = certificate;
  return {
    serial,
    certificateType,
    state,
    notBefore: iso(notBefore),
    notAfter: iso(notAfter),
    fingerprint256,
    at: iso(at),
  };
}
