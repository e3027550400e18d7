import { ArangoError, errorNumbers } from '../errors.ts';
import type { ApiRequest } from './request.ts';
import type { ApiResponse } from './response.ts';

export type Handler = (request: ApiRequest, parameters: string[]) => ApiResponse;

export type Route = { method: string; pattern: string; handler: Handler };

/** Routes of one API family: `get('collection/:name/count', handler)`; parameters arrive in their order. */
export class RouteTable {
  readonly routes: Route[] = [];

  get(pattern: string, handler: Handler): this {
    return this.add('GET', pattern, handler);
  }
  post(pattern: string, handler: Handler): this {
    return this.add('POST', pattern, handler);
  }
  put(pattern: string, handler: Handler): this {
    return this.add('PUT', pattern, handler);
  }
  patch(pattern: string, handler: Handler): this {
    return this.add('PATCH', pattern, handler);
  }
  delete(pattern: string, handler: Handler): this {
    return this.add('DELETE', pattern, handler);
  }
  head(pattern: string, handler: Handler): this {
    return this.add('HEAD', pattern, handler);
  }

  add(method: string, pattern: string, handler: Handler): this {
    this.routes.push({ method, pattern, handler });
    return this;
  }
}

export class Router {
  readonly #routes: { route: Route; segments: string[] }[];

  constructor(tables: RouteTable[]) {
    this.#routes = tables
      .flatMap(({ routes }) => routes)
      .map((route) => ({ route, segments: route.pattern.split('/') }));
  }

  handle(request: ApiRequest): ApiResponse {
    const matching = this.#routes.filter(({ segments }) => matches(segments, request.path));
    const found = matching.find(({ route }) => route.method === request.method);
    if (found !== undefined) return found.route.handler(request, parametersOf(found.segments, request.path));
    if (matching.length > 0) throw new ArangoError(errorNumbers.methodNotAllowed);
    throw new ArangoError(errorNumbers.httpNotFound, `unknown path '/${request.path.join('/')}'`);
  }

  list(): { method: string; pattern: string }[] {
    return this.#routes.map(({ route }) => ({ method: route.method, pattern: `/${route.pattern}` }));
  }
}

function matches(segments: string[], path: string[]): boolean {
  return (
    segments.length === path.length &&
    segments.every((segment, index) => segment.startsWith(':') || segment === path[index])
  );
}

function parametersOf(segments: string[], path: string[]): string[] {
  return path.filter((_part, index) => segments[index]?.startsWith(':'));
}
