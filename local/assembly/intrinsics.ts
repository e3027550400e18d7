import { AssemblyError } from './assembly-error.ts';
import { parseSubstitution } from './substitution.ts';

/** What an expression can name: the resources, parameters and exports around it. */
export interface Scope {
  /** A resource's or parameter's Ref, or a pseudo parameter. */
  ref(name: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, top: string, second: string): unknown;
  importValue(name: string): unknown;
  availabilityZones(region: string): string[];
}

/** `AWS::NoValue`: the property or list element that it stands for is left out. */
export const NO_VALUE = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const intrinsics: Record<string, Intrinsic> = {
  Ref: (name, scope) => scope.ref(text(name, 'Ref')),
  Condition: (name, scope) => scope.condition(text(name, 'Condition')),
  'Fn::GetAtt': (argument, scope) => scope.attribute(...attributeName(argument, scope)),
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = pair(argument, 'Fn::Join');
    return list(evaluate(parts, scope), 'Fn::Join').map(String).join(text(separator, 'Fn::Join'));
  },
  'Fn::Split': (argument, scope) => {
    const [separator, source] = pair(argument, 'Fn::Split');
    return text(evaluate(source, scope), 'Fn::Split').split(text(separator, 'Fn::Split'));
  },
  'Fn::Select': (argument, scope) => {
    const [index, source] = pair(argument, 'Fn::Select');
    const choices = list(evaluate(source, scope), 'Fn::Select');
    const position = Number(evaluate(index, scope));
    if (!(position in choices)) throw new AssemblyError(`Fn::Select: no element ${position} in ${choices.length}`);
    return choices[position];
  },
  'Fn::If': (argument, scope) => {
    const [name, whenTrue, whenFalse] = list(argument, 'Fn::If');
    return evaluate(scope.condition(text(name, 'Fn::If')) ? whenTrue : whenFalse, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = pair(evaluate(argument, scope), 'Fn::Equals');
    return JSON.stringify(left) === JSON.stringify(right);
  },
  'Fn::Not': (argument, scope) => !truth(list(argument, 'Fn::Not')[0], scope),
  'Fn::And': (argument, scope) => list(argument, 'Fn::And').every((part) => truth(part, scope)),
  'Fn::Or': (argument, scope) => list(argument, 'Fn::Or').some((part) => truth(part, scope)),
  'Fn::FindInMap': (argument, scope) => {
    const [map, top, second] = list(evaluate(argument, scope), 'Fn::FindInMap');
    return scope.mapping(String(map), String(top), String(second));
  },
  'Fn::ImportValue': (argument, scope) => scope.importValue(text(evaluate(argument, scope), 'Fn::ImportValue')),
  'Fn::Base64': (argument, scope) => Buffer.from(text(evaluate(argument, scope), 'Fn::Base64')).toString('base64'),
  'Fn::GetAZs': (argument, scope) => scope.availabilityZones(String(evaluate(argument, scope))),
  'Fn::ToJsonString': (argument, scope) => JSON.stringify(evaluate(argument, scope)),
  'Fn::Length': (argument, scope) => list(evaluate(argument, scope), 'Fn::Length').length,
};

/** Replaces every intrinsic function of a template value. An intrinsic that is not known is an error, never a guess. */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => evaluate(element, scope)).filter((element) => element !== NO_VALUE);
  }
  if (!isObject(value)) return value;
  const call = intrinsicCall(value);
  if (call) return call.intrinsic(call.argument, scope);
  const result: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const evaluated = evaluate(member, scope);
    if (evaluated !== NO_VALUE) result[key] = evaluated;
  }
  return result;
}

/** The intrinsic that an object is, if it is one: a single key `Ref` or `Fn::…` (`Condition` only inside conditions). */
export function intrinsicCall(
  value: Record<string, unknown>,
): { name: string; argument: unknown; intrinsic: Intrinsic } | undefined {
  const [name, ...others] = Object.keys(value);
  if (name === undefined || others.length > 0) return undefined;
  const isCondition = name === 'Condition' && typeof value[name] === 'string';
  if (name !== 'Ref' && !name.startsWith('Fn::') && !isCondition) return undefined;
  const intrinsic = intrinsics[name];
  if (!intrinsic) throw new AssemblyError(`The intrinsic function ${name} is not supported locally`);
  return { name, argument: value[name], intrinsic };
}

/** `[logicalId, attribute]` of a GetAtt's argument; an attribute name may itself be an expression. */
export function attributeName(argument: unknown, scope?: Scope): [string, string] {
  if (typeof argument === 'string') {
    const dot = argument.indexOf('.');
    return [argument.slice(0, dot), argument.slice(dot + 1)];
  }
  const [logicalId, attribute] = list(argument, 'Fn::GetAtt');
  return [text(logicalId, 'Fn::GetAtt'), scope ? String(evaluate(attribute, scope)) : ''];
}

function substitute(argument: unknown, scope: Scope): string {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const own: Record<string, unknown> = isObject(variables) ? variables : {};
  const parts = parseSubstitution(text(template, 'Fn::Sub')).map((part) => {
    if (part.literal !== undefined) return part.literal;
    if (part.variable in own) return String(evaluate(own[part.variable], scope));
    const dot = part.variable.indexOf('.');
    if (dot === -1) return String(scope.ref(part.variable));
    return String(scope.attribute(part.variable.slice(0, dot), part.variable.slice(dot + 1)));
  });
  return parts.join('');
}

const truth = (value: unknown, scope: Scope): boolean => evaluate(value, scope) === true;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function text(value: unknown, where: string): string {
  if (typeof value === 'string') return value;
  throw new AssemblyError(`${where} wants a string, got ${JSON.stringify(value)}`);
}

function list(value: unknown, where: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new AssemblyError(`${where} wants a list, got ${JSON.stringify(value)}`);
}

function pair(value: unknown, where: string): [unknown, unknown] {
  const [first, second, ...others] = list(value, where);
  if (second === undefined || others.length > 0) throw new AssemblyError(`${where} wants a list of two`);
  return [first, second];
}
