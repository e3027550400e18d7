import type { MergeConflict, MergeResolution } from '#contracts/processes/merge.ts';
import type { Value } from '../diff/values.ts';

/** Where in the definition a merge is. */
export interface Place {
  element: MergeConflict['element'];
  elementId: string;
  title: string;
  path: string;
}

export interface Sides {
  base: Value;
  ours: Value;
  theirs: Value;
}

const MESSAGES: Record<MergeConflict['kind'], string> = {
  'both-changed': 'Both sides changed it since they parted.',
  'removed-changed': 'One side removed it, the other changed it.',
  'removed-used': 'One side removed it, the other newly refers to it.',
};

/** What was given, without what was not: absent is absent in an answer. */
const present = (sides: Sides): Partial<Pick<MergeConflict, 'base' | 'ours' | 'theirs'>> =>
  Object.fromEntries(Object.entries(sides).filter(([, value]) => value !== undefined));

/** Collects conflicts, and answers those that have a resolution. */
export class Conflicts {
  readonly open: MergeConflict[] = [];
  readonly #resolutions: ReadonlyMap<string, MergeResolution>;
  readonly #prefer: 'ours' | 'theirs' | undefined;
  readonly #met = new Set<string>();

  constructor(resolutions: readonly MergeResolution[], prefer?: 'ours' | 'theirs') {
    this.#resolutions = new Map(resolutions.map((resolution) => [resolution.conflict, resolution]));
    this.#prefer = prefer;
  }

  /** Resolutions of conflicts that there are none of: the sides have changed since, or a name is misspelt. */
  get unknown(): string[] {
    return [...this.#resolutions.keys()].filter((id) => !this.#met.has(id));
  }

  /** @returns the value that was decided on; ours, for the time being, where nobody has decided */
  decide(kind: MergeConflict['kind'], place: Place, sides: Sides): Value {
    const id = `${place.element}:${place.elementId}${place.path}`;
    this.#met.add(id);
    const resolution = this.#resolutions.get(id);
    // A whole element has no value of its own to give: only a side.
    if (resolution?.value !== undefined && place.path !== '') return resolution.value;
    const side = resolution?.take ?? this.#prefer;
    if (side) return sides[side];
    this.open.push({ id, ...place, kind, ...present(sides), message: MESSAGES[kind] });
    return sides.ours;
  }
}
