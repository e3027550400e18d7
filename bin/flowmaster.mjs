#!/usr/bin/env node
// The `flowmaster` command line, on the Node that package.json pins: `npx flowmaster --help`.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { exitWith, projectNode } from './command.mjs';

// The list of processes shows everybody what a process was started with: not so a key.
process.title = 'flowmaster';

try {
  const main = fileURLToPath(new URL('cli/main.ts', import.meta.url));
  // Paths are the caller's: the working directory stays as it is.
  const child = spawn(projectNode(), ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} catch (error) {
  exitWith(error);
}
