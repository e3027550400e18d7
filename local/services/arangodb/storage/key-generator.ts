import { ArangoError, errorNumbers } from '../errors.ts';
import { nextTick, uuidKey } from './ticks.ts';

export type KeyOptions = {
  type: 'traditional' | 'autoincrement' | 'uuid' | 'padded';
  allowUserKeys: boolean;
  increment?: number;
  offset?: number;
  lastValue?: number;
};

const pattern = /^[a-zA-Z0-9_\-:.@()+,=;$!*'%]{1,254}$/;

export function assertKey(key: unknown, options: KeyOptions): asserts key is string {
  if (typeof key !== 'string' || !pattern.test(key)) throw new ArangoError(errorNumbers.illegalKey);
  if (!options.allowUserKeys) {
    throw new ArangoError(errorNumbers.unexpectedKey, 'collection does not allow using user-defined keys');
  }
  if (options.type === 'autoincrement' && !/^[0-9]+$/.test(key)) throw new ArangoError(errorNumbers.illegalKey);
}

export function isKey(key: string): boolean {
  return pattern.test(key);
}

export function generateKey(options: KeyOptions): string {
  switch (options.type) {
    case 'uuid':
      return uuidKey();
    case 'padded':
      return nextTick().toString(16).padStart(16, '0');
    case 'autoincrement':
      return nextIncrement(options);
    default:
      return String(nextTick());
  }
}

function nextIncrement(options: KeyOptions): string {
  const increment = options.increment ?? 1;
  const offset = options.offset ?? 0;
  const last = options.lastValue ?? 0;
  const next = last < offset ? offset : offset + (Math.floor((last - offset) / increment) + 1) * increment;
  options.lastValue = next === 0 ? increment : next;
  return String(options.lastValue);
}

/** A user's key moves an autoincrement collection's counter on. */
export function noteKey(options: KeyOptions, key: string): void {
  if (options.type !== 'autoincrement' || !/^[0-9]+$/.test(key)) return;
  options.lastValue = Math.max(options.lastValue ?? 0, Number(key));
}
