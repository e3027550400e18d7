// What `npm start` finally runs: boots the whole system on this machine and prints one URL.
import { join } from 'node:path';
import { FlagError, parseFlags, USAGE } from './flags.ts';
import { startLocalSystem } from './system.ts';

/** Failures that a person can mend: one line, no stack. */
const PLAIN = new Set(['FlagError', 'PortTakenError', 'DataDirectoryInUseError', 'JavaMissingError', 'AssemblyError']);

try {
  const flags = parseFlags(process.argv.slice(2));
  if (flags.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const started = performance.now();
  const system = await startLocalSystem(flags, {
    assemblyDir: join(import.meta.dirname, '../cdk.out'),
    environment: process.env,
    progress: (step) => console.log(`  ${step} …`),
    detail: (text) => console.log(`    ${text}`),
  });
  console.log(`\nFlowMaster is ready after ${((performance.now() - started) / 1000).toFixed(1)} s:  ${system.url}`);
  for (const note of system.notes) console.log(`  ${note}`);
  console.log(`  AWS endpoint ${system.cloud.awsUrl}\n  State in ${flags.dataDir}`);
  stopOnSignal(system.close);
} catch (error) {
  const failure = error instanceof Error ? error : new Error(String(error));
  console.error(PLAIN.has(failure.name) || error instanceof FlagError ? failure.message : failure.stack);
  process.exit(1);
}

/** Ctrl-C stops every child; a second one does not wait. */
function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    console.log('\nStopping …');
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}
