// The ports between the local cloud's core and its services. A service folder exports from its index.ts one
// `create<Name>(context: CloudContext): Promise<LocalModule>`; the core mounts what the module brings.

/** Who signed a call, found from the access key id in its signature. `roleArn` is absent for the operator's own keys. */
export interface AwsCaller {
  accessKeyId: string;
  accountId: string;
  roleArn?: string;
  /** Session name of the assumed role: a Lambda function's name, a state machine's execution, … */
  sessionName?: string;
}

/** One AWS API call, protocol-neutral: the door has read the body and found service, action and caller. */
export interface AwsRequest {
  /** SigV4 scope name: `dynamodb`, `states`, `events`, `sqs`, `s3`, `kms`, `secretsmanager`, `lambda`, … */
  service: string;
  /** `PutItem` of `X-Amz-Target: DynamoDB_20120810.PutItem`, or the query protocol's `Action`; absent for REST services. */
  action?: string;
  /** The whole `X-Amz-Target` header: DynamoDB Streams signs as `dynamodb` and differs only here. */
  target?: string;
  method: string;
  /** Undecoded path without the query string. */
  path: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Buffer;
  caller: AwsCaller;
  region: string;
}

export interface AwsResponse {
  status: number;
  headers?: Record<string, string>;
  body: string | Buffer | Uint8Array;
}

export interface AwsService {
  readonly service: string;
  handle(request: AwsRequest): Promise<AwsResponse>;
  close(): Promise<void>;
}

/** What a CloudFormation resource of the template becomes. Values of `attributes` answer Fn::GetAtt. */
export interface ProvidedResource {
  ref: string;
  attributes: Record<string, unknown>;
}

/** A resource as the assembly declares it, before or while it is created. */
export interface ResourceContext {
  stack: string;
  type: string;
  metadata: Record<string, unknown>;
}

/**
 * Makes resources of some CloudFormation types. `create` runs at every start, after what the resource refers to, with
 * every intrinsic resolved: it creates, or updates what the data directory already holds, and never loses data.
 * Side effects that need the whole cloud (pollers, schedules) belong in `LocalModule.start`.
 */
export interface ResourceProvider {
  types: readonly string[];
  create(
    logicalId: string,
    properties: Record<string, unknown>,
    context: CloudContext,
    resource: ResourceContext,
  ): Promise<ProvidedResource>;
}

export interface LambdaResult {
  /** 200 for RequestResponse, also when the function failed; 202 for Event. */
  status: number;
  /** `Handled` / `Unhandled` when the function failed: the payload is then `{errorMessage, errorType, stackTrace?}`. */
  functionError?: string;
  payload: Buffer;
}

/** Thrown by `invokeLambda` and `call` when the service itself refuses: `code` is AWS's error name. */
export class AwsCallError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
  }
}

export interface CloudLog {
  info(message: string, details?: Record<string, unknown>): void;
  warn(message: string, details?: Record<string, unknown>): void;
  error(message: string, details?: Record<string, unknown>): void;
}

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** What every module and provider gets. Lookups answer once the thing is mounted, so call them late, not at creation. */
export interface CloudContext {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  /** Root of the cloud's state; a service keeps its own in `<dataDir>/<service>/`. */
  readonly dataDir: string;
  readonly log: CloudLog;
  /** The door: one endpoint for every AWS service (`AWS_ENDPOINT_URL`). */
  awsUrl(): string;
  /** DynamoDB Local itself, behind the door: no IAM. For the stream poller, which acts for the service. */
  dynamodbUrl(): string;
  /** Credentials under which AWS's own services act here (not subject to IAM); sign direct SDK clients with these. */
  readonly serviceCredentials: Credentials;
  /** Credentials of a role, for what acts under it through the door. */
  credentialsFor(roleArn: string, sessionName: string): Credentials;
  /**
   * Invokes by name, ARN, or ARN with qualifier, in process. `caller` is checked against IAM where given, and otherwise the
   * service itself is calling (EventBridge, a poller). Refusals (no such function, throttled) throw AwsCallError.
   */
  invokeLambda(
    functionNameOrArn: string,
    payload: string | Uint8Array,
    type?: 'RequestResponse' | 'Event',
    caller?: AwsCaller,
  ): Promise<LambdaResult>;
  /** A mounted service by SigV4 name. Throws when there is none. */
  service(name: string): AwsService;
  /** Calls a JSON-protocol service in process, past the door (no HTTP) but under `caller`'s IAM when one is given. */
  call(service: string, target: string, input: unknown, caller?: AwsCaller): Promise<unknown>;
  /** Throws what `call` would, were it refused: for permissions of calls that are no API (`states:InvokeHTTPEndpoint`). */
  permit(service: string, target: string, input: unknown, caller: AwsCaller): void;
  /** The physical resource of a logical id (`Stack/LogicalId`, or a logical id that is unique). */
  resource(logicalId: string): (ProvidedResource & { type: string }) | undefined;
  /** Every created resource of a type. */
  resources(type: string): (ProvidedResource & { logicalId: string; stack: string; type: string })[];
}

/** A helper route of the local cloud itself, served by the front door under `/_local/<path>` (mail outbox, clock, …). */
export interface LocalRoute {
  method: string;
  /** Below `/_local`, exact: `/outbox`. */
  path: string;
  handle(request: { query: URLSearchParams; body: Buffer }): Promise<AwsResponse>;
}

export interface LocalModule {
  services: AwsService[];
  providers: ResourceProvider[];
  routes?: LocalRoute[];
  /** Runs when every resource of the assembly exists: start pollers and schedules here. */
  start?(): Promise<void>;
  /** Stops what `start` began; the services' own `close` follows. */
  close(): Promise<void>;
}

/** What the door needs from the iam folder: `createIam(context): Promise<IamModule>`. */
export interface IamModule extends LocalModule {
  /** Mints the access keys of a role; the same keys every time for the same data directory and session name. */
  credentialsFor(roleArn: string, sessionName: string): Credentials;
  /** Undefined for a key nobody minted. */
  identify(accessKeyId: string): AwsCaller | undefined;
  /** Undefined lets the call pass; otherwise the service's own form of AccessDenied. Must be cheap: it runs on every call. */
  authorize(request: AwsRequest): AwsResponse | undefined;
}
