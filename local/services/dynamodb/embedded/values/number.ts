import { invalid } from '../errors.ts';

const MAXIMUM_DIGITS = 38;
const MAXIMUM_EXPONENT = 126;
const MINIMUM_EXPONENT = -129;
const SMALL_INTEGER = /^-?(0|[1-9]\d{0,14})$/;

/** ±0.digits × 10^exponent, digits without zeros at either end; zero has no digits. */
interface Decimal {
  negative: boolean;
  digits: string;
  exponent: number;
}

/** Canonical text of a number: plain decimal notation without superfluous zeros. Throws what DynamoDB answers. */
export function normalizeNumber(text: string): string {
  if (SMALL_INTEGER.test(text)) return text === '-0' ? '0' : text;
  return format(bounded(parse(text)));
}

export function compareNumbers(left: string, right: string): number {
  if (left === right) return 0;
  if (SMALL_INTEGER.test(left) && SMALL_INTEGER.test(right)) return Number(left) < Number(right) ? -1 : 1;
  const [a, b] = [parse(left), parse(right)];
  const [signA, signB] = [signOf(a), signOf(b)];
  if (signA !== signB) return signA - signB;
  const magnitude = a.exponent - b.exponent || (a.digits === b.digits ? 0 : a.digits < b.digits ? -1 : 1);
  return a.negative ? -magnitude : magnitude;
}

/** left + right, exact; more than 38 significant digits are refused. */
export function addNumbers(left: string, right: string): string {
  const [a, b] = [parse(left), parse(right)];
  // Both as integers times the same power of ten.
  const scale = Math.min(a.exponent - a.digits.length, b.exponent - b.digits.length);
  const sum = scaled(a, scale) + scaled(b, scale);
  return format(bounded(parse(`${sum}e${scale}`)));
}

export const negateNumber = (text: string): string =>
  text.startsWith('-') ? text.slice(1) : text === '0' ? text : `-${text}`;

/** Bytes whose order is the order of the numbers. */
export function encodeNumber(text: string): Buffer {
  const { negative, digits, exponent } = parse(text);
  if (digits === '') return Buffer.from([2]);
  const body = Buffer.concat([
    Buffer.from([(exponent + 512) >> 8, (exponent + 512) & 255]),
    Buffer.from(digits, 'latin1'),
  ]);
  if (!negative) return Buffer.concat([Buffer.from([3]), body]);
  // The larger the magnitude the smaller the number; the end mark sorts a prefix after its continuations.
  return Buffer.concat([Buffer.from([1]), body.map((byte) => 255 - byte), Buffer.from([255])]);
}

function parse(text: string): Decimal {
  const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?\s*$/.exec(text);
  const [, sign = '', whole = '', fraction = '', power = '0'] = match ?? [];
  if (!match || whole.length + fraction.length === 0) {
    throw invalid(`The parameter cannot be converted to a numeric value: ${text}`);
  }
  const all = whole + fraction;
  const significant = all.replace(/^0+/, '');
  const digits = significant.replace(/0+$/, '');
  const exponent = Number(power) + whole.length - (all.length - significant.length);
  return { negative: sign === '-' && digits !== '', digits, exponent: digits === '' ? 0 : exponent };
}

function bounded(decimal: Decimal): Decimal {
  const { digits, exponent } = decimal;
  if (digits.length > MAXIMUM_DIGITS) throw invalid('Attempting to store more than 38 significant digits in a Number');
  if (digits === '') return decimal;
  if (exponent > MAXIMUM_EXPONENT) {
    throw invalid('Number overflow. Attempting to store a number with magnitude larger than supported range');
  }
  if (exponent < MINIMUM_EXPONENT) {
    throw invalid('Number underflow. Attempting to store a number with magnitude smaller than supported range');
  }
  return decimal;
}

function format({ negative, digits, exponent }: Decimal): string {
  if (digits === '') return '0';
  const sign = negative ? '-' : '';
  if (exponent <= 0) return `${sign}0.${'0'.repeat(-exponent)}${digits}`;
  if (exponent >= digits.length) return `${sign}${digits}${'0'.repeat(exponent - digits.length)}`;
  return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}

const signOf = ({ digits, negative }: Decimal): number => (digits === '' ? 0 : negative ? -1 : 1);

function scaled({ negative, digits, exponent }: Decimal, scale: number): bigint {
  const value = BigInt(digits || '0') * 10n ** BigInt(exponent - digits.length - scale);
  return negative ? -value : value;
}
