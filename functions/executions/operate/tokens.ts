import type { JsonObject } from '#contracts/core/json.ts';
import { type Marking, type TokenData, tokenKey } from '#contracts/processes/index.ts';

/** What a token at a node is about, as far as leaving it would undo or repeat something. */
export type Doing = 'waiting' | 'work' | 'subprocess' | 'instances';

/** Where a token stands, with the process data as it has them. */
export type Standing =
  /** `done`: of an activity for several elements, position → output of those that are. */
  | { kind: 'at'; nodeId: string; data: JsonObject; doing: Doing; done?: JsonObject }
  | { kind: 'inside'; nodeId: string; data: JsonObject; token: Standing }
  | { kind: 'waits'; nodeId: string; data: JsonObject }
  | { kind: 'ended'; data: JsonObject }
  /** Tokens that run beside each other since the same place, with the data from there. */
  | { kind: 'beside'; data: JsonObject; tokens: Standing[] };

/** One token that is at a node, or waits at a join. */
export type Leaf = Extract<Standing, { kind: 'at' | 'waits' }>;

export function leavesOf(token: Standing): Leaf[] {
  if (token.kind === 'beside') return token.tokens.flatMap(leavesOf);
  if (token.kind === 'inside') return leavesOf(token.token);
  return token.kind === 'ended' ? [] : [token];
}

/** The tokens of a run that has stopped: nothing is done for them any more. */
export function undisturbed(token: Standing): Standing {
  if (token.kind === 'beside') return { ...token, tokens: token.tokens.map(undisturbed) };
  if (token.kind === 'inside') return { ...token, token: undisturbed(token.token) };
  return token.kind === 'at' ? { ...token, doing: 'waiting' } : token;
}

/** Where a run goes on: the marking that it is compiled for, and what it is given. */
export interface Going {
  marking: Marking;
  data: JsonObject;
  /** Of tokens beside each other or inside a subprocess: what each has of its own, by its key in the marking. */
  tokens?: Record<string, TokenData>;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const ownOf = (data: JsonObject, around: JsonObject): TokenData => ({
  set: Object.fromEntries(Object.entries(data).filter(([field, value]) => !same(value, around[field]))),
  drop: Object.keys(around).filter((field) => !(field in data)),
});

/** A run that begins where tokens stand. `known` are the fields that the process knows; others have to be named. */
export function goingOn(token: Standing, known: readonly string[] | undefined): Going {
  const tokens: Record<string, TokenData> = {};
  const markingOf = (one: Standing, own: string, around: JsonObject): Marking => {
    if (own !== '') tokens[own] = ownOf(one.data, around);
    switch (one.kind) {
      case 'at':
        if (!one.done) return { at: one.nodeId };
        tokens[own] = { ...(tokens[own] ?? { set: {}, drop: [] }), done: one.done };
        return { at: one.nodeId, elements: true };
      case 'waits':
        return { waits: one.nodeId };
      case 'ended':
        return { ended: true };
      case 'inside':
        return { at: one.nodeId, inside: markingOf(one.token, tokenKey(own, 'i'), one.data) };
      case 'beside':
        return { tokens: one.tokens.map((each, step) => markingOf(each, tokenKey(own, step), one.data)) };
    }
  };
  const marking = markingOf(token, '', token.data);
  const named = Object.values(tokens).flatMap(({ set }) => Object.keys(set));
  const fields = [...new Set(named)].filter((field) => !known?.includes(field)).sort();
  if ('tokens' in marking && fields.length > 0) marking.fields = fields;
  return { marking, data: token.data, ...(Object.keys(tokens).length > 0 ? { tokens } : {}) };
}
