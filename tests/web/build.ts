import { join } from 'node:path';
import { runNode } from '../../bin/build-steps/run-node.ts';

/** Builds the web once for all files of the project, unless it is built already or `FLOWMASTER_URL` names a running platform. */
export default async function build(): Promise<void> {
  if (process.env.FLOWMASTER_URL) return;
  await runNode(['bin/build.ts', '--web'], { cwd: join(import.meta.dirname, '../..') });
}
