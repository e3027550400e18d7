import { createLocalCloud } from './cloud.ts';
import { resetDataDirectory } from './data-directory.ts';
import type { Flags } from './flags.ts';
import { createLog } from './log.ts';
import { serviceModules } from './mounts/modules.ts';

export interface LocalSystem {
  url: string;
  /** Lines for the person who started it: where AWS is, how to sign in. */
  notes: string[];
  close(): Promise<void>;
}

export interface SystemOptions {
  assemblyDir: string;
  progress(step: string): void;
}

/** The cloud with every service, the graph database, and the demo tenant unless it is not wanted. */
export async function startLocalSystem(flags: Flags, { assemblyDir, progress }: SystemOptions): Promise<LocalSystem> {
  if (flags.reset) resetDataDirectory(flags.dataDir);
  const started = performance.now();
  const since = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const cloud = await createLocalCloud({
    assemblyDir,
    dataDir: flags.dataDir,
    port: flags.port,
    modules: serviceModules,
    log: createLog(flags.verbose),
    onProgress: progress,
    ...(flags.verbose && { onFunctionLog: (group, text) => process.stdout.write(`${group}  ${text}`) }),
  });
  progress(`Up after ${since()}`);
  return { url: cloud.url, notes: [`AWS endpoint ${cloud.awsUrl}`, `State in ${flags.dataDir}`], close: cloud.close };
}
