import { BlockList, isIP, isIPv4 } from 'node:net';
import { matchesArn, matchesGlob } from './glob.ts';

/** `wanted` stands in the policy, `actual` in the request. */
export type Comparison = (wanted: string, actual: string) => boolean;
export interface Operator {
  compare: Comparison;
  /** Holds when no value of the policy matches, and when the key is missing. */
  negated: boolean;
}

function numeric(test: (actual: number, wanted: number) => boolean): Comparison {
  return (wanted, actual) => {
    const [a, w] = [Number(actual), Number(wanted)];
    return actual.trim() !== '' && !Number.isNaN(a) && !Number.isNaN(w) && test(a, w);
  };
}

function instant(text: string): number {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

function date(test: (actual: number, wanted: number) => boolean): Comparison {
  return (wanted, actual) => {
    const [a, w] = [instant(actual), instant(wanted)];
    return !Number.isNaN(a) && !Number.isNaN(w) && test(a, w);
  };
}

const ip: Comparison = (wanted, actual) => {
  const [address = '', bits] = wanted.split('/');
  const version = isIP(address);
  if (version === 0 || isIP(actual) !== version) return false;
  const block = new BlockList();
  block.addSubnet(
    address,
    bits === undefined ? (version === 4 ? 32 : 128) : Number(bits),
    version === 4 ? 'ipv4' : 'ipv6',
  );
  return block.check(actual, isIPv4(actual) ? 'ipv4' : 'ipv6');
};

const equals: Comparison = (wanted, actual) => wanted === actual;
const sameLetters: Comparison = (wanted, actual) => wanted.toLowerCase() === actual.toLowerCase();

function pair(name: string, negatedName: string, compare: Comparison): [string, Operator][] {
  return [
    [name, { compare, negated: false }],
    [negatedName, { compare, negated: true }],
  ];
}

function order(prefix: string, make: (test: (a: number, w: number) => boolean) => Comparison): [string, Operator][] {
  return [
    ...pair(
      `${prefix}Equals`,
      `${prefix}NotEquals`,
      make((a, w) => a === w),
    ),
    [`${prefix}LessThan`, { compare: make((a, w) => a < w), negated: false }],
    [`${prefix}LessThanEquals`, { compare: make((a, w) => a <= w), negated: false }],
    [`${prefix}GreaterThan`, { compare: make((a, w) => a > w), negated: false }],
    [`${prefix}GreaterThanEquals`, { compare: make((a, w) => a >= w), negated: false }],
  ];
}

/** Every condition operator but `Null`, which asks about the key and not its value. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ...pair('StringEquals', 'StringNotEquals', equals),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', sameLetters),
  ...pair('StringLike', 'StringNotLike', matchesGlob),
  ...pair('ArnEquals', 'ArnNotEquals', matchesArn),
  ...pair('ArnLike', 'ArnNotLike', matchesArn),
  ...pair('IpAddress', 'NotIpAddress', ip),
  ...order('Numeric', numeric),
  ...order('Date', date),
  ['Bool', { compare: sameLetters, negated: false }],
  ['BinaryEquals', { compare: equals, negated: false }],
]);
