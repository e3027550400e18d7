import { ArangoError, errorNumbers } from '../../errors.ts';

/** Names → slots of the frame. Subqueries open an inner scope; every scope of a query draws from one counter. */
export class Scope {
  readonly parent: Scope | undefined;
  readonly #names = new Map<string, number>();
  readonly #counter: { next: number };

  constructor(parent?: Scope) {
    this.parent = parent;
    this.#counter = parent === undefined ? { next: 0 } : parent.#counter;
  }

  get size(): number {
    return this.#counter.next;
  }

  find(name: string): number | undefined {
    return this.#names.get(name) ?? this.parent?.find(name);
  }

  declare(name: string): number {
    if (this.find(name) !== undefined) {
      throw new ArangoError(
        errorNumbers.variableRedeclared,
        `AQL: variable '${name}' is assigned multiple times (while parsing)`,
      );
    }
    return this.declareAnew(name);
  }

  /** For OLD, NEW and CURRENT, which may hide one of the same name. */
  declareAnew(name: string): number {
    const slot = this.#counter.next++;
    this.#names.set(name, slot);
    return slot;
  }

  /** A slot without a name. */
  anonymous(): number {
    return this.#counter.next++;
  }

  /** Whether a name is found between this scope and `outermost`, both included. */
  isWithin(name: string, outermost: Scope): boolean {
    if (this.#names.has(name)) return true;
    return this !== outermost && this.parent !== undefined && this.parent.isWithin(name, outermost);
  }

  /** COLLECT leaves none of the names of its own query level. */
  forgetLocals(): void {
    this.#names.clear();
  }

  locals(): [string, number][] {
    return [...this.#names];
  }
}
