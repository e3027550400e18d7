import { invalid } from '../errors.ts';
import { type AttributeValue, type Item, raw, type TypeName, typeOf } from '../values/attribute-value.ts';
import { addNumbers, negateNumber } from '../values/number.ts';
import { removeAt, setAt } from './edit.ts';
import { type Path, parsePath, valueAt } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import { refuseOverlap } from './projection.ts';
import { Tokens } from './tokens.ts';

type Read = (item: Item) => AttributeValue;
type Edit = { path: Path; apply(original: Item, edited: Item): void; last?: boolean };

export interface Update {
  paths: Path[];
  /** A new item; every operand is read from the original. */
  apply(item: Item): Item;
}

/** Parses `SET … REMOVE … ADD … DELETE …`, each section at most once. */
export function parseUpdate(source: string, placeholders: Placeholders): Update {
  const tokens = new Tokens(source, 'UpdateExpression');
  const edits: Edit[] = [];
  const seen = new Set<string>();
  while (tokens.current.kind !== 'end') {
    const section = tokens.current.text.toUpperCase();
    const parse = sections[section];
    if (!parse) throw tokens.unexpected();
    tokens.take();
    if (seen.has(section)) {
      throw tokens.fail(`The "${section}" section can only be used once in an update expression;`);
    }
    seen.add(section);
    do edits.push(parse(tokens, placeholders));
    while (tokens.accept(','));
  }
  const paths = edits.map(({ path }) => path);
  refuseOverlap(paths, 'UpdateExpression');
  // Elements leave a list after the others were set, the last first, so that indexes keep their meaning.
  const removals = edits.filter(({ last }) => last).sort((one, two) => lastStep(two.path) - lastStep(one.path));
  const ordered = [...edits.filter(({ last }) => !last), ...removals];
  return {
    paths,
    apply: (item) => {
      const edited = structuredClone(item);
      for (const edit of ordered) edit.apply(item, edited);
      return edited;
    },
  };
}

const lastStep = (path: Path): number => Number(path.at(-1)) || 0;

const sections: Record<string, (tokens: Tokens, placeholders: Placeholders) => Edit> = {
  SET: (tokens, placeholders) => {
    const path = parsePath(tokens, placeholders);
    tokens.expect('=');
    const read = parseSetValue(tokens, placeholders);
    return { path, apply: (original, edited) => setAt(edited, path, read(original)) };
  },
  REMOVE: (tokens, placeholders) => {
    const path = parsePath(tokens, placeholders);
    return { path, last: true, apply: (_original, edited) => removeAt(edited, path) };
  },
  ADD: (tokens, placeholders) => {
    const path = parsePath(tokens, placeholders);
    const value = parseConstant(tokens, placeholders);
    if (!['N', 'SS', 'NS', 'BS'].includes(typeOf(value))) throw wrongType(tokens, 'ADD', value);
    return { path, apply: (original, edited) => setAt(edited, path, add(valueAt(original, path), value)) };
  },
  DELETE: (tokens, placeholders) => {
    const path = parsePath(tokens, placeholders);
    const value = parseConstant(tokens, placeholders);
    if (!['SS', 'NS', 'BS'].includes(typeOf(value))) throw wrongType(tokens, 'DELETE', value);
    return { path, apply: (original, edited) => deleteMembers(edited, path, valueAt(original, path), value) };
  },
};

function parseSetValue(tokens: Tokens, placeholders: Placeholders): Read {
  const first = constantHere(tokens, placeholders);
  const left = parseOperand(tokens, placeholders);
  const sign = tokens.accept('+') ? '+' : tokens.accept('-') ? '-' : undefined;
  if (!sign) return left;
  for (const constant of [first, constantHere(tokens, placeholders)])
    if (constant && !('N' in constant)) throw wrongOperand(tokens, sign, constant);
  const right = parseOperand(tokens, placeholders);
  return (item) => {
    const [one, two] = [left(item), right(item)];
    if (!('N' in one && 'N' in two)) throw invalid('An operand in the update expression has an incorrect data type');
    return { N: addNumbers(one.N, sign === '+' ? two.N : negateNumber(two.N)) };
  };
}

function parseOperand(tokens: Tokens, placeholders: Placeholders): Read {
  const { kind, text } = tokens.current;
  if (kind === 'value') {
    const value = parseConstant(tokens, placeholders);
    return () => value;
  }
  if (tokens.accept('(')) {
    const inner = parseSetValue(tokens, placeholders);
    tokens.expect(')');
    return inner;
  }
  if (kind === 'name' && tokens.next.text === '(') return parseFunction(text, tokens, placeholders);
  const path = parsePath(tokens, placeholders);
  return (item) => {
    const value = valueAt(item, path);
    if (!value) throw invalid('The provided expression refers to an attribute that does not exist in the item');
    return value;
  };
}

function parseFunction(name: string, tokens: Tokens, placeholders: Placeholders): Read {
  if (name !== 'if_not_exists' && name !== 'list_append') throw tokens.fail(`Invalid function name; function: ${name}`);
  tokens.take();
  tokens.expect('(');
  if (name === 'if_not_exists' && tokens.current.kind === 'value')
    throw tokens.fail('Operator or function requires a document path; operator or function: if_not_exists');
  const path = name === 'if_not_exists' ? parsePath(tokens, placeholders) : undefined;
  const first = path ? undefined : parseList(tokens, placeholders);
  tokens.expect(',');
  const second = path ? parseOperand(tokens, placeholders) : parseList(tokens, placeholders);
  tokens.expect(')');
  if (path) return (item) => valueAt(item, path) ?? second(item);
  return (item) => {
    const [one, two] = [first!(item), second(item)];
    if (!('L' in one && 'L' in two)) throw invalid('An operand in the update expression has an incorrect data type');
    return { L: [...one.L, ...two.L] };
  };
}

/** An operand of list_append: a constant that is no list is refused before there is an item. */
function parseList(tokens: Tokens, placeholders: Placeholders): Read {
  if (tokens.current.kind !== 'value') return parseOperand(tokens, placeholders);
  const value = parseConstant(tokens, placeholders);
  if (!('L' in value)) throw wrongOperand(tokens, 'list_append', value);
  return () => value;
}

/** The value that comes next, if one does; it is not taken. */
function constantHere(tokens: Tokens, placeholders: Placeholders): AttributeValue | undefined {
  const { kind, text } = tokens.current;
  return kind === 'value' ? placeholders.value(text, tokens.parameter) : undefined;
}

const wrongOperand = (tokens: Tokens, operator: string, value: AttributeValue): Error =>
  tokens.fail(
    `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${typeOf(value)}`,
  );

function parseConstant(tokens: Tokens, placeholders: Placeholders): AttributeValue {
  if (tokens.current.kind !== 'value') throw tokens.unexpected();
  return placeholders.value(tokens.take().text, tokens.parameter);
}

function add(current: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  if (!current) return value;
  const type = typeOf(current);
  if (type !== typeOf(value)) throw invalid('An operand in the update expression has an incorrect data type');
  if ('N' in current && 'N' in value) return { N: addNumbers(current.N, value.N) };
  const members = new Set([...(raw(current) as string[]), ...(raw(value) as string[])]);
  return { [type]: [...members] } as AttributeValue;
}

function deleteMembers(edited: Item, path: Path, current: AttributeValue | undefined, value: AttributeValue): void {
  if (!current) return;
  const type = typeOf(current);
  if (type !== typeOf(value)) throw invalid('An operand in the update expression has an incorrect data type');
  const gone = new Set(raw(value) as string[]);
  const rest = (raw(current) as string[]).filter((member) => !gone.has(member));
  if (rest.length === 0) removeAt(edited, path);
  else setAt(edited, path, { [type]: rest } as AttributeValue);
}

/** Types as messages about ADD and DELETE name them. */
const TYPE_NAMES: Partial<Record<TypeName, string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  M: 'MAP',
  L: 'LIST',
};

const wrongType = (tokens: Tokens, operator: string, value: AttributeValue): Error =>
  tokens.fail(
    `Incorrect operand type for operator or function; operator: ${operator}, operand type: ${TYPE_NAMES[typeOf(value)] ?? typeOf(value)}, typeSet: ALLOWED_FOR_${operator}_OPERAND`,
  );
