import type { Request, Response, Router } from 'express';
import { HttpProblem } from './problem.ts';

export type Handler = (request: Request, response: Response) => Promise<void> | void;
export type Methods = Partial<Readonly<Record<'delete' | 'get' | 'post' | 'put', Handler>>>;

/** A path with what may be done there; any other method is answered 405. */
export function resource(router: Router, path: string, methods: Methods): void {
  const route = router.route(path);
  if (methods.get) route.get(methods.get);
  if (methods.put) route.put(methods.put);
  if (methods.post) route.post(methods.post);
  if (methods.delete) route.delete(methods.delete);
  const allowed = Object.keys(methods).map((method) => method.toUpperCase());
  const allow = (methods.get ? [...allowed, 'HEAD'] : allowed).join(', ');
  route.all(({ method }) => {
    throw new HttpProblem(405, 'method-not-allowed', `${method} is not possible here, but ${allow} is`, {
      Allow: allow,
    });
  });
}

/** A percent-decoded part of the path; of a wildcard, the whole. */
export function param(request: Request, name: string): string {
  const value = request.params[name] ?? '';
  return Array.isArray(value) ? value.join('/') : value;
}
