const LONGEST = 80;

/** Names of states: the node's title as a sentence, unique in the machine, 80 characters at most. */
export class StateNames {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  /** `suffix` says what the state does for its node: “Approve purchase — hold”. */
  allocate(title: string, suffix?: string): string {
    const base = clean(title);
    const tail = suffix ? ` — ${clean(suffix)}` : '';
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
  const shortTail = cut(tail, LONGEST - 20);
  return `${cut(base, LONGEST - [...shortTail].length)}${shortTail}`;
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

/** Control characters and line breaks are not allowed in names. */
const clean = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim() || 'Untitled';
