import { join } from 'node:path';
import { AssemblyError } from './assembly/assembly-error.ts';
import { type DeployedResource, type Deployment, deployAssembly } from './assembly/deploy.ts';
import { readAssembly } from './assembly/read-assembly.ts';
import { ACCOUNT_ID, createCloudContext } from './cloud-context.ts';
import { openDataDirectory, operatorCredentials } from './data-directory.ts';
import { openDoor } from './door/door.ts';
import { silentLog } from './log.ts';
import { createCoreProviders } from './resources/core-providers.ts';
import { createGateway } from './services/apigateway/gateway.ts';
import { gatewayError, type HttpApi } from './services/apigateway/model.ts';
import { openFront } from './services/cloudfront/front.ts';
import type { Gateway } from './services/cloudfront/origins.ts';
import { emptyCloudFront } from './services/cloudfront/providers.ts';
import type { AwsService, CloudContext, CloudLog, IamModule, LambdaResult, LocalModule } from './services/contract.ts';
import { createDynamoDb, type DynamoDbEngine } from './services/dynamodb/dynamodb.ts';
import { createIam } from './services/iam/index.ts';
import { createLambdaApi } from './services/lambda/invoke-api.ts';
import { Lambda, type LambdaOptions } from './services/lambda/lambda.ts';
import { LogFiles } from './services/lambda/log-files.ts';
import { createSsm } from './services/ssm/ssm.ts';

export interface LocalCloudOptions {
  /** The synthesized CDK assembly (`cdk.out`). */
  assemblyDir: string;
  dataDir: string;
  /** The front's port; 0 takes a free one. */
  port?: number;
  region?: string;
  /** Values of template parameters, by name. */
  parameters?: Record<string, string>;
  /** The services beside Lambda, API Gateway, CloudFront, DynamoDB and Parameter Store. */
  modules?: readonly ((context: CloudContext) => Promise<LocalModule>)[];
  dynamodb?: DynamoDbEngine;
  log?: CloudLog;
  /** Sees every line that a function logs, with its log group. */
  onFunctionLog?: (group: string, text: string) => void;
  onProgress?: (step: string) => void;
  lambda?: Pick<LambdaOptions, 'maximumConcurrency' | 'idle' | 'async'>;
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

/** Boots an AWS of one process from a synthesized CDK assembly and serves it on loopback. */
export async function createLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { log = silentLog, region = 'us-east-1', onProgress = () => undefined } = options;
  const undo: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const assembly = readAssembly(options.assemblyDir);
    const data = openDataDirectory(options.dataDir);
    undo.push(data.release);
    const services = new Map<string, AwsService>();
    const resources = new Map<string, DeployedResource>();
    const logs = new LogFiles(join(data.path, 'logs'), options.onFunctionLog);
    undo.push(() => logs.close());
    let iam: IamModule | undefined;
    let awsUrl = '';
    const context: CloudContext = createCloudContext({
      dataDir: data.path,
      region,
      log,
      serviceCredentials: operatorCredentials(data.path),
      services,
      resources,
      awsUrl: () => awsUrl,
      // Signed with the operator's keys, a call through the door is not subject to IAM.
      dynamodbUrl: () => awsUrl,
      invoke: (reference, payload, type) => lambda.invoke(reference, payload, type),
      authorize: (request) => iam?.authorize(request),
    });

    const operator = { accessKeyId: context.serviceCredentials.accessKeyId, accountId: ACCOUNT_ID };
    const dynamodb = createDynamoDb(context, options.dynamodb ?? 'embedded');
    const lambda: Lambda = new Lambda({
      context,
      logs,
      credentialsFor: (roleArn, sessionName) => iam!.credentialsFor(roleArn, sessionName),
      ...options.lambda,
    });
    const modules: LocalModule[] = [dynamodb, createSsm(context)];
    services.set('lambda', createLambdaApi(lambda));
    undo.push(() => lambda.close());
    undo.push(() =>
      Promise.all([...services.values()].filter(({ service }) => service !== 'lambda').map((one) => one.close())),
    );

    const door = await openDoor({
      identify: (accessKeyId) => (accessKeyId === operator.accessKeyId ? operator : iam?.identify(accessKeyId)),
      authorize: (request) => iam?.authorize(request),
      service: (name) => services.get(name),
      log,
    });
    awsUrl = door.url;
    undo.push(() => door.close());
    iam = await createIam(context);
    modules.push(iam);
    for (const create of options.modules ?? []) modules.push(await create(context));
    for (const service of modules.flatMap((module) => module.services)) services.set(service.service, service);

    const apis = new Map<string, HttpApi>();
    const state = emptyCloudFront();
    onProgress('Creating what the stacks declare');
    const { outputs } = await deployAssembly(assembly, {
      context,
      providers: [
        ...createCoreProviders({ lambda, assets: assembly.assets, apis, cloudFront: state }),
        ...modules.flatMap((module) => module.providers),
      ],
      parameters: options.parameters ?? {},
      onCreated: (resource) => resources.set(`${resource.stack}/${resource.logicalId}`, resource),
    });

    const gateways = new Map<string, Gateway>([...apis].map(([id, api]) => [id, createGateway(api, context, logs)]));
    const [onlyGateway] = gateways.values();
    const front = await openFront({
      port: options.port ?? 0,
      state,
      services: {
        gateway: (id) => gateways.get(id),
        s3: () => context.service('s3'),
        caller: operator,
        region,
      },
      fallback: (request) => onlyGateway?.(request) ?? Promise.resolve(gatewayError(404, 'Not Found')),
      routes: modules.flatMap((module) => module.routes ?? []),
      log,
    });
    undo.push(() => front.close());
    for (const module of modules) {
      await module.start?.();
      undo.push(() => module.close());
    }
    lambda.async.resume();
    return {
      url: front.url,
      awsUrl: door.url,
      context,
      outputs,
      resources: [...resources.values()],
      invoke: (name, payload) => lambda.invoke(name, JSON.stringify(payload)),
      close,
    };
  } catch (error) {
    await close();
    throw error instanceof AggregateError ? new AssemblyError(error.message, { cause: error }) : error;
  }
}
