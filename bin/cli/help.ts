import { COMMON, type Command } from './command.ts';

export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return `flowmaster: check, compile, try out and deploy processes

Usage: flowmaster <command> [options]

Commands:
${commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}

A <file> is a definition in JSON or BPMN 2.0 in XML; "-" is stdin.
"flowmaster <command> --help" says more.

Exit codes: 0 all is well, 1 there are findings, 2 wrong usage, 3 the platform cannot be reached or refuses,
4 a fault of flowmaster itself.
`;
}

export function helpOf(command: Command): string {
  const options = Object.entries({ ...command.options, ...COMMON }).map(
    ([name, { value, summary }]) => [`--${name}${value ? ` <${value}>` : ''}`, summary] as const,
  );
  const width = Math.max(...options.map(([option]) => option.length));
  return `flowmaster ${command.name}: ${command.summary}

Usage: flowmaster ${command.name} ${command.operands.join(' ')} [options]

${command.description}

Options:
${options.map(([option, summary]) => `  ${option.padEnd(width)}  ${summary}`).join('\n')}

Examples:
${command.examples.map((example) => `  ${example}`).join('\n')}
`;
}
