import { cut, LONGEST_STATE_NAME, onOneLine } from '../resolve/state-name.ts';

/** Names of states: the node's title as a sentence, unique in the machine, 80 characters at most. */
export class StateNames {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  /** `suffix` says what the state does for its node: “Approve purchase — hold”. */
  allocate(title: string, suffix?: string): string {
    const base = onOneLine(title);
    const tail = suffix ? ` — ${onOneLine(suffix)}` : '';
    const first = shorten(base, tail);
    let name = first;
    for (let count = this.#next.get(first) ?? 2; this.#taken.has(name); count++) {
      name = shorten(base, `${tail} (${count})`);
      this.#next.set(first, count + 1);
    }
    this.#taken.add(name);
    return name;
  }
}

function shorten(base: string, tail: string): string {
  const shortTail = cut(tail, LONGEST_STATE_NAME - 20);
  return `${cut(base, LONGEST_STATE_NAME - [...shortTail].length)}${shortTail}`;
}
