// ArangoDB compares strings with ICU's collation of the server language (en_US) at identical strength:
// the collation decides first, code points decide between strings that collate equally.
const collator = new Intl.Collator('en-US');

export function compareStrings(left: string, right: string): number {
  if (left === right) return 0;
  const collated = collator.compare(left, right);
  return collated !== 0 ? collated : compareBytes(left, right);
}

/** Order of the UTF-8 bytes, which is the order of code points. */
export function compareBytes(left: string, right: string): number {
  if (left === right) return 0;
  return Buffer.compare(Buffer.from(left), Buffer.from(right)) < 0 ? -1 : 1;
}
