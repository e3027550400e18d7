import jsonata from 'jsonata';
import { type AstNode, childrenOf } from './ast.ts';
import { type FeelRequest, REQUEST } from './feel.ts';

/** A request in an expression: where it stands, and its text, by which equal ones are known. */
export interface PlacedRequest {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly request: FeelRequest;
}

/** Requests in an expression of a state, those within another left out. */
export function requestsIn(source: string): PlacedRequest[] {
  if (!source.includes(`$${REQUEST}(`)) return [];
  return nodesOf(source).flatMap((node) => {
    if (node.type !== 'function' || node.procedure?.value !== REQUEST) return [];
    const [argument] = node.arguments ?? [];
    // Positions are where a token ends.
    const from = (node.procedure.position ?? 0) - REQUEST.length - 1;
    const to = (argument?.position ?? 0) + 1;
    // Written by `bindFeel`, by nobody else.
    const request = JSON.parse(String(argument?.value)) as FeelRequest;
    return [{ from, to, text: source.slice(from, to), request }];
  });
}

/** The expression with each request replaced by what `by` says. */
export function replaceRequests(source: string, by: (text: string) => string): string {
  return spliced(
    source,
    requestsIn(source).map(({ from, to, text }) => ({ from, to, text: by(text) })),
  );
}

/** The expression in a state that is given as `$states.input.result` what the one before it had as its result. */
export function withResultAsInput(source: string): string {
  if (!source.includes('$states.result')) return source;
  const results = nodesOf(source).flatMap(({ type, steps }) => {
    const [of, member] = steps ?? [];
    const isResult = type === 'path' && of?.value === 'states' && member?.value === 'result';
    return isResult ? [{ from: member.position! - 'result'.length, to: member.position!, text: 'input.result' }] : [];
  });
  return spliced(source, results);
}

function nodesOf(source: string): AstNode[] {
  const found: AstNode[] = [];
  const visit = (node: AstNode): void => {
    found.push(node);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(jsonata(source).ast() as unknown as AstNode);
  return found;
}

function spliced(source: string, parts: readonly { from: number; to: number; text: string }[]): string {
  let result = '';
  let at = 0;
  for (const { from, to, text } of parts.toSorted((a, b) => a.from - b.from)) {
    // A node can be found twice in jsonata's tree.
    if (from < at) continue;
    result += source.slice(at, from) + text;
    at = to;
  }
  return result + source.slice(at);
}
