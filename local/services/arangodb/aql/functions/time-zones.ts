const formatters = new Map<string, Intl.DateTimeFormat | null>();

function formatter(zone: string): Intl.DateTimeFormat | null {
  let found = formatters.get(zone);
  if (found === undefined) {
    try {
      found = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        era: 'short',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      found = null;
    }
    formatters.set(zone, found);
  }
  return found;
}

/** Milliseconds that a zone's clocks are ahead of UTC at a moment. */
function offsetAt(time: number, zone: string): number | undefined {
  const format = formatter(zone);
  if (format === null) return undefined;
  const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
  const year = parts.era?.startsWith('B') ? 1 - Number(parts.year) : Number(parts.year);
  const local = new Date(0);
  local.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
  local.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  return local.getTime() - Math.floor(time / 1000) * 1000;
}

export function utcToLocal(time: number, zone: string): number | undefined {
  const offset = offsetAt(time, zone);
  return offset === undefined ? undefined : time + offset;
}

/** Of two moments with the same local time (when clocks go back) the earlier one is meant. */
export function localToUtc(time: number, zone: string): number | undefined {
  const guess = offsetAt(time, zone);
  if (guess === undefined) return undefined;
  const candidates = [
    guess,
    offsetAt(time - guess, zone) as number,
    offsetAt(time - guess - 3_600_000, zone) as number,
  ];
  const fitting = candidates.filter((offset) => offsetAt(time - offset, zone) === offset);
  return time - (fitting.length === 0 ? guess : Math.max(...fitting));
}

export function timeZones(): string[] {
  return [...Intl.supportedValuesOf('timeZone')];
}
