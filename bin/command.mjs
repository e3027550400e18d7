// Runs commands for the scripts of this folder, which work on any Node 20 without node_modules.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A problem that one line explains; scripts print it without a stack and exit 1. */
export class PlainError extends Error {}

/** Runs a command with our terminal; resolves its exit code. Signals to us reach it, so that nothing is left behind. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const forward = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const one of signals) process.off(one, forward);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

/** Runs a command silently; its output, or undefined when it is missing or fails. */
export function ask(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', cwd: root });
  return error || status !== 0 ? undefined : `${stdout}${stderr}`;
}

/** The Node 24 of node_modules, on which everything but these scripts runs. */
export function projectNode() {
  const binary = join(root, 'node_modules/node/bin/node');
  const version = existsSync(binary) ? ask(binary, ['--version'])?.trim() : undefined;
  if (version?.startsWith('v24.')) return binary;
  throw new PlainError(
    `Node 24 is missing from node_modules (${version ?? 'none'}): run "npm ci" with install scripts allowed for "node".`,
  );
}

/** Ends a script: a PlainError is one line, anything else keeps its stack. */
export function exitWith(error) {
  console.error(error instanceof PlainError ? error.message : error);
  process.exit(1);
}
