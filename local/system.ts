import { createLocalCloud, type LocalCloud } from './cloud.ts';
import { resetDataDirectory } from './data-directory.ts';
import type { Flags } from './flags.ts';
import { createLog } from './log.ts';
import { graphSecretModule, migrateGraph, startGraph } from './mounts/graph.ts';
import { serviceModules } from './mounts/modules.ts';
import { seedDemo } from './seed-demo.ts';

export interface LocalSystem {
  url: string;
  cloud: LocalCloud;
  /** How to sign in, where there is a demo tenant. */
  notes: string[];
  close(): Promise<void>;
}

export interface SystemOptions {
  assemblyDir: string;
  environment: NodeJS.ProcessEnv;
  progress(step: string): void;
  /** What a step did, for those who want to know. */
  detail(text: string): void;
}

/** Closes what runs before it passes a failure on. */
const closing =
  (close: () => Promise<void>) =>
  async (error: unknown): Promise<never> => {
    await close();
    throw error;
  };

/** The cloud with every service, the graph database with its schema, and the demo tenant unless it is not wanted. */
export async function startLocalSystem(flags: Flags, options: SystemOptions): Promise<LocalSystem> {
  const { assemblyDir, environment, progress } = options;
  if (flags.reset) resetDataDirectory(flags.dataDir);
  const graph = await startGraph(flags.dataDir, environment);
  try {
    progress(environment.ARANGO_URL ? `Graph database ${graph.url}` : 'Embedded graph database');
    await migrateGraph(graph);
    const cloud = await createLocalCloud({
      assemblyDir,
      dataDir: flags.dataDir,
      port: flags.port,
      dynamodb: flags.dynamodbLocal ? 'dynamodb-local' : 'embedded',
      parameters: { ArangoUrl: graph.url },
      modules: [async (context) => graphSecretModule(context, graph), ...serviceModules],
      log: createLog(flags.verbose),
      onProgress: progress,
      ...(flags.verbose && { onFunctionLog: (group, text) => process.stdout.write(`${group}  ${text}`) }),
    });
    const close = async (): Promise<void> => {
      await cloud.close();
      await graph.close();
    };
    if (flags.demo) progress('Demo tenant with its examples');
    const notes = flags.demo ? await seedDemo(cloud, options.detail).catch(closing(cloud.close)) : [];
    return { url: cloud.url, cloud, notes, close };
  } catch (error) {
    await graph.close();
    throw error;
  }
}
