import { join } from 'node:path';
import type { DeployedResource } from './assembly/deploy.ts';
import { ACCOUNT_ID, createCloudContext } from './cloud-context.ts';
import { operatorCredentials } from './data-directory.ts';
import { type Door, openDoor } from './door/door.ts';
import type { AwsCaller, AwsService, CloudContext, CloudLog, IamModule, LocalModule } from './services/contract.ts';
import { createDynamoDb, type DynamoDbEngine } from './services/dynamodb/dynamodb.ts';
import { createIam } from './services/iam/index.ts';
import { createLambdaApi } from './services/lambda/invoke-api.ts';
import { Lambda, type LambdaOptions } from './services/lambda/lambda.ts';
import { LogFiles } from './services/lambda/log-files.ts';
import { createSsm } from './services/ssm/ssm.ts';
import type { Teardown } from './teardown.ts';

export interface ServiceOptions {
  region?: string;
  /** The services beside Lambda, API Gateway, CloudFront, DynamoDB, IAM and Parameter Store. */
  modules?: readonly ((context: CloudContext) => Promise<LocalModule>)[];
  dynamodb?: DynamoDbEngine;
  lambda?: Pick<LambdaOptions, 'maximumConcurrency' | 'idle' | 'async'>;
  /** Sees every line that a function logs, with its log group. */
  onFunctionLog?: (group: string, text: string) => void;
}

/** Every service, open and empty: what the assembly declares is created in them next. */
export interface CloudServices {
  context: CloudContext;
  lambda: Lambda;
  logs: LogFiles;
  modules: LocalModule[];
  resources: Map<string, DeployedResource>;
  /** The operator and the services themselves: not subject to IAM. */
  operator: AwsCaller;
  awsUrl: string;
}

export async function openServices(
  dataDir: string,
  log: CloudLog,
  options: ServiceOptions,
  teardown: Teardown,
): Promise<CloudServices> {
  const services = new Map<string, AwsService>();
  const resources = new Map<string, DeployedResource>();
  const logs = new LogFiles(join(dataDir, 'logs'), options.onFunctionLog);
  teardown.add(() => logs.close());
  const serviceCredentials = operatorCredentials(dataDir);
  const operator = { accessKeyId: serviceCredentials.accessKeyId, accountId: ACCOUNT_ID };
  // The services know each other through the context, which therefore comes before them and asks for them late.
  const late: { iam?: IamModule; door?: Door } = {};
  const authorize: IamModule['authorize'] = (request) => late.iam?.authorize(request);

  const context: CloudContext = createCloudContext({
    dataDir,
    region: options.region ?? 'us-east-1',
    log,
    serviceCredentials,
    credentialsFor: (roleArn, sessionName) => late.iam!.credentialsFor(roleArn, sessionName),
    services,
    resources,
    awsUrl: () => late.door?.url ?? '',
    // Signed with the operator's keys, a call through the door is not subject to IAM.
    dynamodbUrl: () => late.door?.url ?? '',
    invoke: (reference, payload, type) => lambda.invoke(reference, payload, type),
    authorize,
  });
  const lambda: Lambda = new Lambda({
    context,
    logs,
    callAws: (call) => late.door!.call(call),
    credentialsFor: context.credentialsFor,
    ...options.lambda,
  });
  // Services stop before functions: an invocation that ends with its environment must not pass for the function's failure.
  teardown.add(() => lambda.close());
  teardown.add(() => closeAll(services));
  services.set('lambda', createLambdaApi(lambda));

  const door = await openDoor({
    identify: (accessKeyId) => (accessKeyId === operator.accessKeyId ? operator : late.iam?.identify(accessKeyId)),
    authorize,
    service: (name) => services.get(name),
    log,
  });
  late.door = door;
  teardown.add(() => door.close());
  late.iam = await createIam(context);
  const modules = [createDynamoDb(context, options.dynamodb ?? 'embedded'), createSsm(context), late.iam];
  for (const { services: own } of modules) for (const service of own) services.set(service.service, service);
  for (const create of options.modules ?? []) {
    const module = await create(context);
    modules.push(module);
    for (const service of module.services) services.set(service.service, service);
  }
  return { context, lambda, logs, modules, resources, operator, awsUrl: door.url };
}

const closeAll = (services: ReadonlyMap<string, AwsService>): Promise<unknown> =>
  Promise.all([...services].filter(([name]) => name !== 'lambda').map(([, service]) => service.close()));
