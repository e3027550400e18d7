import type { Route } from './model.ts';

export interface RouteMatch {
  route: Route;
  pathParameters: Record<string, string>;
}

interface Node {
  literals: Map<string, Node>;
  parameter?: { name: string; node: Node };
  greedy?: { name: string; node: Node };
  byMethod: Map<string, Route>;
}

const createNode = (): Node => ({ literals: new Map(), byMethod: new Map() });

/**
 * Finds a route as HTTP APIs do: the most specific path that matches wins (literal, then `{parameter}`, then `{proxy+}`),
 * a route with the method before one with ANY, and `$default` when nothing else does.
 */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => RouteMatch | undefined {
  const root = createNode();
  let fallback: Route | undefined;
  for (const route of routes) {
    if (route.key === '$default') fallback = route;
    else insert(root, route);
  }
  return (method, path) => {
    const values: string[] = [];
    const found = find(root, method, segmentsOf(path), 0, values);
    if (found) return { route: found.route, pathParameters: parametersOf(found.route, values) };
    return fallback && { route: fallback, pathParameters: {} };
  };
}

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

function insert(root: Node, route: Route): void {
  const [method = 'ANY', path = '/'] = route.key.split(' ');
  let node = root;
  for (const segment of segmentsOf(path)) node = childFor(node, segment);
  node.byMethod.set(method, route);
}

function childFor(node: Node, segment: string): Node {
  const variable = /^\{([^}+]+)(\+?)\}$/.exec(segment);
  if (!variable) {
    const next = node.literals.get(segment) ?? createNode();
    node.literals.set(segment, next);
    return next;
  }
  const slot = variable[2] ? 'greedy' : 'parameter';
  node[slot] ??= { name: variable[1]!, node: createNode() };
  return node[slot].node;
}

function find(
  node: Node,
  method: string,
  segments: string[],
  at: number,
  values: string[],
): { route: Route } | undefined {
  if (at === segments.length) {
    const route = node.byMethod.get(method) ?? node.byMethod.get('ANY');
    return route && { route };
  }
  const segment = segments[at]!;
  const literal = node.literals.get(segment);
  const exact = literal && find(literal, method, segments, at + 1, values);
  if (exact) return exact;
  if (node.parameter && segment !== '') {
    values.push(segment);
    const found = find(node.parameter.node, method, segments, at + 1, values);
    if (found) return found;
    values.pop();
  }
  if (!node.greedy) return undefined;
  const route = node.greedy.node.byMethod.get(method) ?? node.greedy.node.byMethod.get('ANY');
  if (route) values.push(segments.slice(at).join('/'));
  return route && { route };
}

function parametersOf(route: Route, values: string[]): Record<string, string> {
  const names = [...route.key.matchAll(/\{([^}+]+)\+?\}/g)].map((match) => match[1]!);
  return Object.fromEntries(names.map((name, index) => [name, decode(values[index] ?? '')]));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
