/** Variables of a state machine that belong to a node: what tells its visits apart, and when its timer is due next. */
export class NodeVariables {
  readonly #fresh: (name: string) => string;
  #known = new Map<string, string>();

  constructor(fresh: (name: string) => string) {
    this.#fresh = fresh;
  }

  /** Variable that tells the visits of a node apart, for what runs beside it. */
  visitOf(nodeId: string): string {
    return this.#of('visit', nodeId);
  }

  /** Variable that has when a timer that fires again and again is due next. */
  cycleOf(eventId: string): string {
    return this.#of('cycle', eventId);
  }

  /**
   * Emits something that has variables of its own. Where parallel branches repeat what follows a join, its states are there
   * twice, once within what the other lies beside, and no scope may assign what one around it assigns.
   */
  within<T>(emit: () => T): T {
    const around = new Map(this.#known);
    try {
      return emit();
    } finally {
      this.#known = around;
    }
  }

  #of(name: string, nodeId: string): string {
    const key = `${name} ${nodeId}`;
    const known = this.#known.get(key) ?? this.#fresh(name);
    this.#known.set(key, known);
    return known;
  }
}
