import { type AttributeValue, type Item, raw, typeOf } from './attribute-value.ts';

/** DynamoDB's limit for one item, names included. */
export const ITEM_LIMIT = 400 * 1024;

export function itemSize(item: Item): number {
  let size = 0;
  for (const name in item) size += Buffer.byteLength(name) + valueSize(item[name]!);
  return size;
}

function valueSize(value: AttributeValue): number {
  const content = raw(value);
  switch (typeOf(value)) {
    case 'S':
      return Buffer.byteLength(content as string);
    case 'N':
      return numberSize(content as string);
    case 'B':
      return Buffer.byteLength(content as string, 'base64');
    case 'BOOL':
    case 'NULL':
      return 1;
    case 'SS':
      return sum(content as string[], Buffer.byteLength);
    case 'NS':
      return sum(content as string[], numberSize);
    case 'BS':
      return sum(content as string[], (one) => Buffer.byteLength(one, 'base64'));
    case 'L':
      return 3 + sum(content as AttributeValue[], (one) => 1 + valueSize(one));
    case 'M':
      return 3 + itemSize(content as Item) + Object.keys(content as Item).length;
  }
}

/** About two digits a byte, and one more. */
const numberSize = (text: string): number =>
  Math.ceil(text.replace(/[-.]|^0+|0+$/g, '').length / 2) + 1 + (text.startsWith('-') ? 1 : 0);

const sum = <T>(values: readonly T[], size: (value: T) => number): number =>
  values.reduce((total, value) => total + size(value), 0);
