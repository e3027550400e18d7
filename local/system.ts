import { createLocalCloud, type LocalCloud } from './cloud.ts';
import { type DataDirectory, openDataDirectory, resetDataDirectory } from './data-directory.ts';
import type { Flags } from './flags.ts';
import { createLog } from './log.ts';
import { type Graph, graphSecretModule, migrateGraph, startGraph } from './mounts/graph.ts';
import { serviceModules } from './mounts/modules.ts';
import { seedDemo } from './seed-demo.ts';
import { Teardown } from './teardown.ts';

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

/** The cloud with every service, the graph database with its schema, and the demo tenant unless it is not wanted. */
export async function startLocalSystem(flags: Flags, options: SystemOptions): Promise<LocalSystem> {
  const { environment, progress } = options;
  const teardown = new Teardown();
  try {
    if (flags.reset) resetDataDirectory(flags.dataDir);
    const data = openDataDirectory(flags.dataDir);
    teardown.add(data.release);
    const graph = await startGraph(data.path, environment);
    teardown.add(() => graph.close());
    progress(environment.ARANGO_URL ? `Graph database ${graph.url}` : 'Embedded graph database');
    await migrateGraph(graph);
    const cloud = await startCloud(flags, options, data, graph);
    teardown.add(() => cloud.close());
    if (flags.demo) progress('Demo tenant with its examples');
    const notes = flags.demo ? await seedDemo(cloud, options.detail) : [];
    return { url: cloud.url, cloud, notes, close: () => teardown.run() };
  } catch (error) {
    await teardown.run();
    throw error;
  }
}

function startCloud(flags: Flags, options: SystemOptions, data: DataDirectory, graph: Graph): Promise<LocalCloud> {
  return createLocalCloud({
    assemblyDir: options.assemblyDir,
    dataDir: data,
    port: flags.port,
    dynamodb: flags.dynamodbLocal ? 'dynamodb-local' : 'embedded',
    parameters: { ArangoUrl: graph.url },
    modules: [async (context) => graphSecretModule(context, graph), ...serviceModules],
    log: createLog(flags.verbose),
    onProgress: options.progress,
    ...(flags.verbose && { onFunctionLog: (group, text) => process.stdout.write(`${group}  ${text}`) }),
  });
}
