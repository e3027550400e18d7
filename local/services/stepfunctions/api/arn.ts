import { ApiError, validationError } from '../errors.ts';

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

/** Machine ARNs with a map state's label (`…:machine/label`) name its child executions' part of a machine: they can be looked at, not acted on. */
export function splitLabel(machineArn: string): { machineArn: string; label: string | undefined } {
  const [own = machineArn, label] = machineArn.split('/');
  return { machineArn: own, label };
}

export function refuseLabel(machineArn: string): void {
  if (splitLabel(machineArn).label === undefined) return;
  throw validationError(
    `The qualified state machine ARN '${machineArn}' refers to a Distributed Map state: this action does not take one`,
  );
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

/** Names of machines, executions and activities: none of the characters that AWS forbids (lone surrogates and U+10FFFF among them). */
export function checkName(name: string): string {
  if (name.length > 0 && name.length <= 80 && !FORBIDDEN.test(name) && !/[\ud800-\udfff]/.test(name)) return name;
  throw new ApiError('InvalidName', `Invalid Name: '${name}'`);
}
