import type { MigrationProblem } from '#contracts/executions/index.ts';
import { scopesAround, tokenAt } from '../replace-token.ts';
import type { Standing } from '../tokens.ts';
import type { Planning } from './plan-migration.ts';
import { elementsDone, problem } from './problems.ts';

type Mapped = { token: Standing } | { problems: MigrationProblem[] };
type Title = (nodeId: string) => string;

/** The tokens at the nodes of another version that their nodes are mapped to, or why that cannot be. */
export function mapToken(token: Standing, planning: Planning, title: Title): Mapped {
  const problems: MigrationProblem[] = [];
  const mapped = new Mapping(planning, title, problems).token(token, []);
  return problems.length > 0 ? { problems } : { token: mapped };
}

class Mapping {
  readonly #planning: Planning;
  readonly #title: Title;
  readonly #problems: MigrationProblem[];

  constructor(planning: Planning, title: Title, problems: MigrationProblem[]) {
    this.#planning = planning;
    this.#title = title;
    this.#problems = problems;
  }

  /** `scopes`: the subprocesses of the other version that the token lies in, the outermost first. */
  token(token: Standing, scopes: readonly string[]): Standing {
    switch (token.kind) {
      case 'ended':
        return token;
      case 'beside':
        return { ...token, tokens: token.tokens.map((one) => this.token(one, scopes)) };
      case 'inside':
        return this.#inside(token, scopes);
      default:
        return this.#at(token, scopes);
    }
  }

  #at(token: Extract<Standing, { kind: 'at' | 'waits' }>, scopes: readonly string[]): Standing {
    const nodeId = this.#mapped(token.nodeId, token.nodeId);
    if (nodeId === undefined) return token;
    // What is done of one collection says nothing of another version's.
    if (token.kind === 'at' && token.done) this.#problems.push(elementsDone(this.#title(token.nodeId)));
    const around = scopesAround(this.#planning.target.nodes, nodeId);
    const isWithin = scopes.every((scope, at) => around[at] === scope);
    if (!isWithin || (token.kind === 'waits' && around.length !== scopes.length)) this.#differs(token.nodeId, nodeId);
    if (token.kind === 'waits') return { ...token, nodeId };
    return tokenAt({ nodeId, scopes: around.slice(scopes.length), data: token.data });
  }

  /** A subprocess stays around what is in it; one that holds a single token may also be gone. */
  #inside(token: Extract<Standing, { kind: 'inside' }>, scopes: readonly string[]): Standing {
    const { target, mapping } = this.#planning;
    const nodeId = mapping[token.nodeId] ?? token.nodeId;
    const inner = token.token;
    if (inner.kind === 'at' || inner.kind === 'waits') {
      const to = mapping[inner.nodeId] ?? inner.nodeId;
      if (!scopesAround(target.nodes, to).includes(nodeId)) return this.#at(inner, scopes);
    }
    const kept = this.#mapped(token.nodeId, token.nodeId);
    if (kept === undefined) return token;
    return { ...token, nodeId: kept, token: this.token(inner, [...scopes, kept]) };
  }

  #mapped(nodeId: string, shown: string): string | undefined {
    const { target, mapping } = this.#planning;
    const to = mapping[nodeId] ?? nodeId;
    if (target.nodes.some((one) => one.node_id === to)) return to;
    const what = `Version ${target.version} does not have “${this.#title(shown)}” (${shown})`;
    this.#problems.push(problem('no-such-node', `${what}; map it to a node that it has.`));
    return undefined;
  }

  #differs(from: string, to: string): void {
    const what = `“${this.#title(from)}” and ${to} lie in different subprocesses`;
    this.#problems.push(problem('scope-differs', `${what}; map it to a node in the same one.`));
  }
}
