import { ApiError } from '../errors.ts';

export type ArnKind = 'stateMachine' | 'execution' | 'express' | 'activity' | 'mapRun';

export interface ParsedArn {
  kind: ArnKind;
  /** Everything up to and including the account: 'arn:aws:states:eu-west-1:123456789012'. */
  prefix: string;
  /** What follows the kind, split at colons: machine and version or alias, machine and execution, … */
  parts: string[];
}

const ARN = /^(arn:aws[\w-]*:states:[\w-]+:\d{12}):(stateMachine|execution|express|activity|mapRun):(.+)$/;

/** Reads an ARN of one of the given kinds; InvalidArn for anything else. */
export function parseArn(arn: string, ...kinds: ArnKind[]): ParsedArn {
  const match = ARN.exec(arn);
  if (!match) throw new ApiError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  const [, prefix, kind, rest] = match as unknown as [string, string, ArnKind, string];
  if (!kinds.includes(kind)) {
    throw new ApiError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${kind}'`);
  }
  return { kind, prefix, parts: rest.split(':') };
}

/** The machine that a machine, version or alias ARN belongs to, and its qualifier (version number or alias name). */
export function parseMachineArn(arn: string): { machineArn: string; qualifier: string | undefined } {
  const { prefix, parts } = parseArn(arn, 'stateMachine');
  if (parts.length > 2)
    throw new ApiError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${arn}'`);
  return { machineArn: `${prefix}:stateMachine:${parts[0] ?? ''}`, qualifier: parts[1] };
}

/** The execution's ARN within its machine's. */
export function executionArn(machineArn: string, name: string): string {
  return `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}

export function expressArn(machineArn: string, name: string, id: string): string {
  return `${machineArn.replace(':stateMachine:', ':express:')}:${name}:${id}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: AWS names may not contain them
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ufffe\uffff]/;

/** Names of machines, executions and activities: 1 to 80 characters, none of those AWS forbids. */
export function checkName(name: string): string {
  if (name.length > 0 && name.length <= 80 && !FORBIDDEN.test(name)) return name;
  throw new ApiError('InvalidName', `Invalid Name: '${name}'`);
}
