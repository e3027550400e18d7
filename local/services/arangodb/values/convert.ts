import type { Json } from './json.ts';

export function toBoolean(value: Json): boolean {
  if (value === null) return false;
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'string':
      return value.length > 0;
    default:
      return true;
  }
}

/** TO_NUMBER: null when a value has no number at all (only NaN and infinity). */
export function toNumber(value: Json): number {
  if (value === null) return 0;
  switch (typeof value) {
    case 'boolean':
      return value ? 1 : 0;
    case 'number':
      return value;
    case 'string':
      return numberFromString(value);
    default:
      if (!Array.isArray(value)) return 0;
      if (value.length === 0) return 0;
      return value.length === 1 ? toNumber(value[0] ?? null) : 0;
  }
}

const numeric = /^[ \t\n\r\f\v]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[ \t\n\r\f\v]*$/;

function numberFromString(text: string): number {
  const match = numeric.exec(text);
  if (match === null) return 0;
  const parsed = Number(match[1]);
  return Number.isFinite(parsed) ? parsed : 0;
}

export function numberToString(value: number): string {
  return Object.is(value, -0) ? '0' : jsonNumber(value);
}

/** ArangoDB writes numbers as JSON does, exponents without padding. */
function jsonNumber(value: number): string {
  return JSON.stringify(value);
}

/** TO_STRING: null becomes the empty string, compound values their JSON text. */
export function toText(value: Json): string {
  if (value === null) return '';
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return numberToString(value);
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return JSON.stringify(value);
  }
}

export function toArray(value: Json): Json[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [value];
  return Array.isArray(value) ? value : Object.values(value);
}
