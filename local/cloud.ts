import { type DeployedResource, type Deployment, deployAssembly } from './assembly/deploy.ts';
import { type Assembly, readAssembly } from './assembly/read-assembly.ts';
import { type CloudServices, openServices, type ServiceOptions } from './cloud-services.ts';
import { type DataDirectory, openDataDirectory } from './data-directory.ts';
import { type HttpServer, listenOnLoopback } from './door/http-server.ts';
import { silentLog } from './log.ts';
import { createCoreProviders } from './resources/core-providers.ts';
import { createGateway } from './services/apigateway/gateway.ts';
import { gatewayError, type HttpApi } from './services/apigateway/model.ts';
import { openFront } from './services/cloudfront/front.ts';
import { type CloudFrontState, emptyCloudFront } from './services/cloudfront/providers.ts';
import type { CloudContext, CloudLog, LambdaResult } from './services/contract.ts';
import { Teardown } from './teardown.ts';

export interface LocalCloudOptions extends ServiceOptions {
  /** The synthesized CDK assembly (`cdk.out`). */
  assemblyDir: string;
  /** Where state is kept: a path, or a directory that the caller holds already and releases itself. */
  dataDir: string | DataDirectory;
  /** The front's port; 0 takes a free one. */
  port?: number;
  /** Values of template parameters, by name. */
  parameters?: Record<string, string>;
  log?: CloudLog;
  onProgress?: (step: string) => void;
}

export interface LocalCloud {
  /** The one origin that people and clients use. */
  url: string;
  /** `AWS_ENDPOINT_URL` for SDK clients; sign with `context.serviceCredentials` to act as the operator. */
  awsUrl: string;
  context: CloudContext;
  outputs: Deployment['outputs'];
  resources: readonly DeployedResource[];
  invoke(functionName: string, payload: unknown): Promise<LambdaResult>;
  close(): Promise<void>;
}

/** What the templates declare of the way from a request to a function. */
interface Edge {
  apis: Map<string, HttpApi>;
  cloudFront: CloudFrontState;
}

/** Boots an AWS of one process from a synthesized CDK assembly and serves it on loopback. */
export async function createLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const log = options.log ?? silentLog;
  const teardown = new Teardown();
  try {
    const assembly = readAssembly(options.assemblyDir);
    await requireFreePort(options.port ?? 0);
    const data = typeof options.dataDir === 'string' ? openDataDirectory(options.dataDir) : options.dataDir;
    if (data !== options.dataDir) teardown.add(data.release);
    const services = await openServices(data.path, log, options, teardown);
    const edge: Edge = { apis: new Map(), cloudFront: emptyCloudFront() };
    options.onProgress?.('Creating what the stacks declare');
    const { outputs } = await deploy(assembly, services, edge, options.parameters ?? {});
    await start(services, teardown);
    const front = await openEdge(services, edge, options.port ?? 0, log);
    teardown.add(() => front.close());
    return {
      url: front.url,
      awsUrl: services.awsUrl,
      context: services.context,
      outputs,
      resources: [...services.resources.values()],
      invoke: (name, payload) => services.lambda.invoke(name, JSON.stringify(payload)),
      close: () => teardown.run(),
    };
  } catch (error) {
    await teardown.run();
    throw error;
  }
}

/** Said before anything is created, although the port is opened last. */
async function requireFreePort(port: number): Promise<void> {
  const probe = await listenOnLoopback(port, () => undefined);
  await probe.close();
}

function deploy(
  assembly: Assembly,
  { context, lambda, modules, resources }: CloudServices,
  edge: Edge,
  parameters: Record<string, string>,
): Promise<Deployment> {
  const core = createCoreProviders({ lambda, assets: assembly.assets, ...edge });
  return deployAssembly(assembly, {
    context,
    providers: [...core, ...modules.flatMap((module) => module.providers)],
    parameters,
    onCreated: (resource) => resources.set(`${resource.stack}/${resource.logicalId}`, resource),
  });
}

/** Everything exists: what acts by itself may begin. */
async function start({ modules, lambda }: CloudServices, teardown: Teardown): Promise<void> {
  for (const module of modules) {
    await module.start?.();
    teardown.add(() => module.close());
  }
  lambda.async.resume();
}

function openEdge(
  { context, logs, modules, operator }: CloudServices,
  { apis, cloudFront }: Edge,
  port: number,
  log: CloudLog,
): Promise<HttpServer> {
  const gateways = new Map([...apis].map(([id, api]) => [id, createGateway(api, context, logs)]));
  const [onlyGateway] = gateways.values();
  return openFront({
    port,
    log,
    state: cloudFront,
    services: {
      gateway: (id) => gateways.get(id),
      s3: () => context.service('s3'),
      caller: operator,
      region: context.region,
    },
    fallback: (request) => onlyGateway?.(request) ?? Promise.resolve(gatewayError(404, 'Not Found')),
    routes: modules.flatMap((module) => module.routes ?? []),
  });
}
