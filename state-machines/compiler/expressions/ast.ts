/**
 * What the compiler reads of jsonata's syntax tree. The published types leave most of it out, so the tree is walked
 * as plain objects and narrowed here, in one place.
 */
export interface AstNode {
  readonly type?: string;
  readonly value?: unknown;
  readonly position?: number;
  readonly procedure?: AstNode;
  readonly arguments?: readonly AstNode[];
  readonly steps?: readonly AstNode[];
  readonly lhs?: AstNode;
  readonly rhs?: AstNode;
  readonly expressions?: readonly AstNode[];
  readonly condition?: AstNode;
  readonly then?: AstNode;
  readonly else?: AstNode;
  readonly body?: AstNode;
  readonly focus?: unknown;
  readonly index?: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Keys that lead back up the tree. */
const NOT_BELOW = ['ancestor', 'seekingParent'];

/** The nodes directly below `node`, in source order as far as the tree keeps it. */
export function childrenOf(node: AstNode): AstNode[] {
  const found: AstNode[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) collect(one);
    else if (isObject(value) && !(value instanceof RegExp)) {
      if (typeof value.type === 'string') found.push(value);
      else for (const [key, inner] of Object.entries(value)) if (!NOT_BELOW.includes(key)) collect(inner);
    }
  };
  for (const [key, value] of Object.entries(node)) {
    if (key === 'value' && node.type !== 'unary') continue;
    if (NOT_BELOW.includes(key)) continue;
    collect(value);
  }
  return found;
}
