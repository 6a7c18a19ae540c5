import type { Request, Response, Router } from 'express';
import type { Fault } from '../core/errors.ts';
import { BridgeError } from '../core/errors.ts';
import { objectKey } from '../core/ids.ts';
import type { Party } from '../core/model/common.ts';
import type { Page, PageQuery } from '../core/ports.ts';
import { objectIn } from './body.ts';
import type { AdminDeps, ObjectCodec } from './deps.ts';
import { answerList } from './list-answer.ts';
import {
  checkIdentity,
  findByKey,
  foreignParty,
  keysOf,
  unknownFields,
  withPathId,
} from './published-object.ts';
import { Query } from './query.ts';
import { param, resource } from './routes.ts';

/** What the operator publishes and partners hear of, one kind of it. */
export interface Published<T> {
  readonly noun: string;
  readonly codec: ObjectCodec<T>;
  list(query: PageQuery): Promise<Page<T>>;
  read(key: string): Promise<T | undefined>;
  put(object: T): Promise<void>;
  remove(key: string): Promise<void>;
  /** What is to be stored of a valid object, and what its sender should know of it. */
  prepare(decoded: T, given: Readonly<Record<string, unknown>>): Promise<{ object: T; warnings: Fault[] }>;
}

type PublishedDeps = Pick<AdminDeps, 'clock' | 'party'>;
type Named = Party & { readonly id: string };

/** List, read, put and delete below `/admin/v1/{noun}s`. */
export function publishedRoutes<T extends Named>(
  router: Router,
  deps: PublishedDeps,
  kind: Published<T>,
): void {
  const existing = async (request: Request) => {
    const id = param(request, 'id');
    const stored = await findByKey(keysOf(id, deps.party), (key) => kind.read(key));
    if (!stored) throw new BridgeError('not-found', `there is no ${kind.noun} ${id}`);
    return stored;
  };
  const base = `/admin/v1/${kind.noun}s`;
  resource(router, base, { get: (request, response) => list(kind, request, response) });
  resource(router, `${base}/:id`, {
    get: async (request, response) => {
      response.json(kind.codec.encode((await existing(request)).found));
    },
    put: (request, response) => put(deps, kind, request, response),
    delete: async (request, response) => {
      await kind.remove((await existing(request)).key);
      response.status(204).end();
    },
  });
}

async function list<T>(kind: Published<T>, request: Request, response: Response): Promise<void> {
  const query = new Query(request);
  const page = { ...query.page(), ...query.period() };
  query.check();
  const { items, total } = await kind.list(page);
  const { limit, offset } = page;
  const encoded = items.map((object) => kind.codec.encode(object));
  answerList(request, response, { items: encoded, limit, offset, total, more: offset + limit < total });
}

async function put<T extends Named>(
  { clock, party }: PublishedDeps,
  kind: Published<T>,
  request: Request,
  response: Response,
): Promise<void> {
  const query = new Query(request);
  const dryRun = query.flag('dryRun');
  query.check();
  const id = param(request, 'id');
  const given = objectIn(request);
  const decoded = kind.codec.decode(withPathId(given, id), { ...party, now: clock.now() });
  checkIdentity(decoded, id, party);
  const { object, warnings } = await kind.prepare(decoded, given);
  const key = objectKey(object, object.id);
  const before = await kind.read(key);
  if (!dryRun) await kind.put(object);
  // What stations have said of the statuses is in what is stored.
  const now = dryRun ? undefined : await kind.read(key);
  const bridge = {
    warnings: [...unknownFields(kind.codec, given), ...foreignParty(object, party), ...warnings],
  };
  response.status(before ? 200 : 201).json({ ...kind.codec.encode(now ?? object), bridge });
}
