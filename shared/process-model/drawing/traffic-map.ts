import type { Traffic } from './path-finder.ts';

type Line = { from: string; to: string };

/** Which lines run where, so that the next one keeps away: beside others, not over them, and across as few as may be. */
export class TrafficMap {
  readonly #along = new Map<string, Line[]>();
  readonly #across = { horizontal: new Map<number, Line[]>(), vertical: new Map<number, Line[]>() };

  add(points: readonly number[], from: string, to: string): void {
    const line = { from, to };
    for (let at = 1; at < points.length; at++) {
      const [a, b] = [points[at - 1] ?? 0, points[at] ?? 0];
      push(this.#along, key(a, b), line);
      const direction = Math.abs(a - b) === 1 ? 'horizontal' : 'vertical';
      push(this.#across[direction], a, line);
      push(this.#across[direction], b, line);
    }
  }

  /** Lines that leave the same shape or enter the same shape may share a track; others may not. */
  seenBy(from: string, to: string): Traffic {
    const strangers = (lines: Line[] | undefined): number =>
      lines ? lines.filter((line) => line.from !== from && line.to !== to).length : 0;
    return {
      along: (a, b) => 4 * strangers(this.#along.get(key(a, b))),
      across: (point, horizontal) => strangers(this.#across[horizontal ? 'vertical' : 'horizontal'].get(point)),
    };
  }
}

const key = (a: number, b: number): string => (a < b ? `${a}-${b}` : `${b}-${a}`);

function push<K>(map: Map<K, Line[]>, at: K, line: Line): void {
  const lines = map.get(at);
  if (lines) lines.push(line);
  else map.set(at, [line]);
}
