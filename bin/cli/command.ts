import { type ParseArgsConfig, parseArgs } from 'node:util';
import { usage } from './fault.ts';
import type { Output } from './output.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  /** Name of the value in the help: `--url <origin>`. */
  readonly value?: string;
  readonly summary: string;
}

export interface Given {
  readonly files: readonly string[];
  readonly text: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What follows the name: `<file>`. */
  readonly operands: readonly string[];
  readonly description: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly examples: readonly string[];
  /** @returns the exit code: 0, or 1 where there are findings */
  readonly run: (given: Given, output: Output) => Promise<number>;
}

/** Options that every command takes. */
export const COMMON: Readonly<Record<string, Option>> = {
  json: { type: 'boolean', summary: 'write the result as JSON on stdout' },
  help: { type: 'boolean', summary: 'say how the command is used' },
};

export function parseGiven(command: Command, args: readonly string[]): Given {
  const options: ParseArgsConfig['options'] = {};
  for (const [name, { type }] of Object.entries({ ...command.options, ...COMMON })) options[name] = { type };
  const { values, positionals } = parsed(command, args, options);
  const least = command.operands.filter((operand) => !operand.startsWith('[')).length;
  if (!values.help && (positionals.length < least || positionals.length > command.operands.length))
    throw usage(`flowmaster ${command.name} takes ${command.operands.join(' ')}`, seeHelp(command));
  return {
    files: positionals,
    text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    has: (name) => values[name] === true,
  };
}

function parsed(command: Command, args: readonly string[], options: ParseArgsConfig['options'] & object) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw usage((error as Error).message.split('. ')[0]!, seeHelp(command));
  }
}

const seeHelp = (command: Command): string => `See "flowmaster ${command.name} --help".`;
