// Runs a TypeScript entry on the Node that package.json pins (Node 24 strips types natively):
//   node bin/run.mjs <entry.ts> [arguments]
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

const node = createRequire(import.meta.url).resolve('node/bin/node');
const [entry, ...args] = process.argv.slice(2);
const child = spawn(node, ['--disable-warning=ExperimentalWarning', entry, ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
