import type { Json } from '../../values/json.ts';
import type { Run } from '../run.ts';
import { FamilyBuilder, wrongType } from './definition.ts';

const family = new FamilyBuilder();
const maximum = 0xffffffff;

function isBits(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maximum;
}

function combination(name: string, combine: (left: number, right: number) => number): void {
  family.define(name, 1, 2, ([first, second], run) => {
    const values = second === undefined ? first : [first as Json, second];
    if (!Array.isArray(values)) return wrongType(run, name);
    let result: number | null = null;
    for (const value of values) {
      if (value === null && second === undefined) continue;
      if (!isBits(value)) return wrongType(run, name);
      result = result === null ? value : combine(result, value) >>> 0;
    }
    return result;
  });
}

combination('BIT_AND', (left, right) => left & right);
combination('BIT_OR', (left, right) => left | right);
combination('BIT_XOR', (left, right) => left ^ right);

function isWidth(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 32;
}

function mask(bits: number): number {
  return bits === 32 ? maximum : 2 ** bits - 1;
}

function onBits(name: string, arity: number, call: (value: number, rest: Json[], run: Run) => Json): void {
  family.define(name, arity, arity, ([value, ...rest], run) =>
    isBits(value) ? call(value, rest, run) : wrongType(run, name),
  );
}

onBits('BIT_POPCOUNT', 1, (value) => [...value.toString(2)].filter((digit) => digit === '1').length);
onBits('BIT_NEGATE', 2, (value, [bits], run) =>
  isWidth(bits) ? (~value & mask(bits)) >>> 0 : wrongType(run, 'BIT_NEGATE'),
);
onBits('BIT_TEST', 2, (value, [index], run) =>
  isWidth(index) && index < 32 ? Math.floor(value / 2 ** index) % 2 === 1 : wrongType(run, 'BIT_TEST'),
);
onBits('BIT_SHIFT_LEFT', 3, (value, [shift, bits], run) =>
  isWidth(shift) && isWidth(bits)
    ? Number((BigInt(value) << BigInt(shift)) & BigInt(mask(bits)))
    : wrongType(run, 'BIT_SHIFT_LEFT'),
);
onBits('BIT_SHIFT_RIGHT', 3, (value, [shift, bits], run) =>
  isWidth(shift) && isWidth(bits)
    ? Number((BigInt(value) & BigInt(mask(bits))) >> BigInt(shift))
    : wrongType(run, 'BIT_SHIFT_RIGHT'),
);
onBits('BIT_DECONSTRUCT', 1, (value) =>
  Array.from({ length: 32 }, (_item, index) => index).filter((index) => Math.floor(value / 2 ** index) % 2 === 1),
);
onBits('BIT_TO_STRING', 2, (value, [bits], run) =>
  isWidth(bits) ? ((value & mask(bits)) >>> 0).toString(2).padStart(bits, '0') : wrongType(run, 'BIT_TO_STRING'),
);

family
  .define('BIT_CONSTRUCT', 1, 1, ([positions], run, name) => {
    if (!Array.isArray(positions) || !positions.every((at) => isWidth(at) && at < 32)) return wrongType(run, name);
    return new Set(positions as number[]).values().reduce((sum, at) => sum + 2 ** at, 0);
  })
  .define('BIT_FROM_STRING', 1, 1, ([text], run, name) =>
    typeof text === 'string' && /^[01]{1,32}$/.test(text) ? Number.parseInt(text, 2) : wrongType(run, name),
  );

export const bitFunctions = family.functions;
