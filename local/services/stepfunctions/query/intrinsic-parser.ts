import type { Json } from '../json.ts';
import { INTRINSICS } from './intrinsic-functions.ts';
import { type CompiledPath, readRoot } from './jsonpath.ts';
import { PathParser } from './path-parser.ts';
import { isDefinite } from './path-select.ts';
import { PathSyntaxError } from './scanner.ts';

export type IntrinsicArgument =
  | { kind: 'value'; value: Json }
  | { kind: 'path'; path: CompiledPath }
  | { kind: 'call'; call: IntrinsicCall }
  /** A text with a backslash that escapes nothing: an error when the function is called. */
  | { kind: 'broken'; text: string };

export interface IntrinsicCall {
  source: string;
  name: string;
  values: IntrinsicArgument[];
}

const DEEPEST = 10;
const NAME = /States\.[A-Za-z0-9]+/y;
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;

/** Parses `States.Format('{}', $.a)`; throws PathSyntaxError, also for a function that does not exist. */
export function parseIntrinsic(source: string): IntrinsicCall {
  const parser = new PathParser(source);
  const call = readCall(parser, 1);
  parser.spaces();
  if (parser.at < source.length) throw new PathSyntaxError(`Unexpected '${parser.peek() ?? ''}'`, parser.at);
  return call;
}

function match(parser: PathParser, pattern: RegExp): string | undefined {
  pattern.lastIndex = parser.at;
  const found = pattern.exec(parser.text)?.[0];
  if (found !== undefined) parser.at += found.length;
  return found;
}

function readCall(parser: PathParser, depth: number): IntrinsicCall {
  if (depth > DEEPEST) throw new PathSyntaxError(`Functions nest at most ${DEEPEST} deep`, parser.at);
  const start = parser.at;
  const name = match(parser, NAME);
  if (name === undefined || !Object.hasOwn(INTRINSICS, name))
    throw new PathSyntaxError('Not an intrinsic function', start);
  parser.expect('(');
  const values: IntrinsicArgument[] = [];
  parser.spaces();
  while (!parser.take(')')) {
    if (values.length > 0) {
      parser.expect(',');
      parser.spaces();
    }
    values.push(readArgument(parser, depth));
    parser.spaces();
  }
  // Only States.Format reads escapes of its own (`\\{`); elsewhere a doubled backslash is one.
  const plain = name === 'States.Format' ? values : values.map(unescapeBackslashes);
  return { source: parser.text.slice(start, parser.at), name, values: plain };
}

function unescapeBackslashes(argument: IntrinsicArgument): IntrinsicArgument {
  if (argument.kind !== 'value' || typeof argument.value !== 'string') return argument;
  return { kind: 'value', value: argument.value.replaceAll('\\\\', '\\') };
}

function readArgument(parser: PathParser, depth: number): IntrinsicArgument {
  const char = parser.peek();
  if (char === "'") return readText(parser);
  if (char === '$') {
    const start = parser.at;
    const root = readRoot(parser);
    const steps = parser.steps();
    const source = parser.text.slice(start, parser.at);
    return { kind: 'path', path: { source, root, steps, definite: isDefinite(steps) } };
  }
  for (const [word, value] of [
    ['true', true],
    ['false', false],
    ['null', null],
  ] as const) {
    if (parser.take(word)) return { kind: 'value', value };
  }
  const number = match(parser, NUMBER);
  if (number !== undefined) return { kind: 'value', value: Number(number) };
  return { kind: 'call', call: readCall(parser, depth + 1) };
}

/** A quoted text; `\'` and `\\` are unescaped here, braces by States.Format itself. */
function readText(parser: PathParser): IntrinsicArgument {
  let out = '';
  let broken = false;
  for (parser.at++; parser.peek() !== "'"; parser.at++) {
    const char = parser.peek();
    if (char === undefined) throw new PathSyntaxError('The text does not end', parser.at);
    const next = parser.text[parser.at + 1];
    if (char === '\\' && next === "'") {
      out += next;
      parser.at++;
    } else if (char === '\\' && next === '\\') {
      out += '\\\\';
      parser.at++;
    } else {
      broken ||= char === '\\' && next !== '{' && next !== '}';
      out += char;
    }
  }
  parser.at++;
  return broken ? { kind: 'broken', text: out } : { kind: 'value', value: out };
}
