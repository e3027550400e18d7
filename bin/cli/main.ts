/** `flowmaster <command>`: see README.md. */
import './hide-arguments.ts';
import { type Command, parseGiven } from './command.ts';
import { compileCommand } from './commands/compile.ts';
import { deployCommand } from './commands/deploy.ts';
import { diffCommand } from './commands/diff.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { runCommand } from './commands/run.ts';
import { validateCommand } from './commands/validate.ts';
import { CliFault, EXIT, usage } from './fault.ts';
import { helpOf, overview } from './help.ts';
import { terminalOutput } from './output.ts';
import { withoutKeys } from './without-keys.ts';

const COMMANDS: readonly Command[] = [
  validateCommand,
  compileCommand,
  importCommand,
  exportCommand,
  diffCommand,
  runCommand,
  deployCommand,
];

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help')
    return say(help(args[0]), name === undefined);
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) throw usage(`There is no command "${name}".`, 'See "flowmaster --help".');
  const given = parseGiven(command, args);
  if (given.has('help')) return say(helpOf(command));
  return command.run(given, terminalOutput(given.has('json')));
}

function help(name: string | undefined): string {
  const command = COMMANDS.find((one) => one.name === name);
  return command ? helpOf(command) : overview(COMMANDS);
}

function say(text: string, asUsage = false): number {
  (asUsage ? process.stderr : process.stdout).write(text);
  return asUsage ? EXIT.usage : 0;
}

function complain(error: CliFault): number {
  const { kind, code, message, help: remedy, errors } = error;
  if (process.argv.includes('--json')) {
    const said = JSON.stringify({ ok: false, error: { kind, code, message, help: remedy, errors } }, null, 2);
    process.stdout.write(`${withoutKeys(said)}\n`);
  } else process.stderr.write(withoutKeys(`${message}\n${remedy ? `${remedy}\n` : ''}`));
  return EXIT[kind];
}

// A reader that goes away (`flowmaster compile … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : EXIT.platform));

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof CliFault) return complain(error);
  console.error(error);
  return EXIT.fault;
});
