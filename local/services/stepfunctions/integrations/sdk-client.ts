import { isObject, type Json, type JsonObject } from '../json.ts';
import { ServiceError } from '../ports.ts';

/** One of the SDK's clients with all of its actions as methods. */
type Client = Record<string, ((parameters: unknown) => Promise<unknown>) | undefined>;
interface Settings {
  endpoint: string;
  region: string;
  forcePathStyle: true;
  credentials: Keys;
}
interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}
type Load = (settings: Settings) => Promise<unknown>;

/** Services that do not speak AWS JSON: their own protocols are left to the SDK, which is loaded when first called for. */
const LOADERS: Record<string, Load> = {
  s3: async (settings) => new (await import('@aws-sdk/client-s3')).S3(settings),
  bedrockruntime: async (settings) => {
    // The client would speak HTTP/2, which endpoints that stand for all of AWS do not.
    const [{ BedrockRuntime }, { NodeHttpHandler }] = await Promise.all([
      import('@aws-sdk/client-bedrock-runtime'),
      import('@smithy/node-http-handler'),
    ]);
    return new BedrockRuntime({ ...settings, requestHandler: new NodeHttpHandler() });
  },
  lambda: async (settings) => new (await import('@aws-sdk/client-lambda')).Lambda(settings),
  sesv2: async (settings) => new (await import('@aws-sdk/client-sesv2')).SESv2(settings),
  sts: async (settings) => new (await import('@aws-sdk/client-sts')).STS(settings),
};

/** Calls services of an endpoint through the AWS SDK. */
export class SdkClients {
  readonly #settings: Settings;
  readonly #clients = new Map<string, Promise<Client>>();

  constructor(
    endpoint: string,
    region: string,
    credentials: Keys = { accessKeyId: 'local', secretAccessKey: 'local' },
  ) {
    this.#settings = { endpoint, region, credentials, forcePathStyle: true };
  }

  static has(service: string): boolean {
    return LOADERS[service] !== undefined;
  }

  async call(service: string, action: string, parameters: Json): Promise<Json> {
    const client = await this.#client(service);
    if (!client[action]) throw new ServiceError('UnsupportedOperation', `${service} has no action '${action}'`);
    try {
      return await plain(await client[action](parameters));
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      const { name, message, $metadata } = error as Error & {
        $metadata?: { httpStatusCode?: number; requestId?: string };
      };
      throw new ServiceError(name, message, $metadata?.httpStatusCode ?? 503, $metadata?.requestId);
    }
  }

  #client(service: string): Promise<Client> {
    let client = this.#clients.get(service);
    if (!client) {
      // Every client of the SDK has this shape: methods by action.
      client = (LOADERS[service] as Load)(this.#settings) as Promise<Client>;
      this.#clients.set(service, client);
    }
    return client;
  }
}

/** An answer as JSON: bodies read as text, times in ISO 8601, without the SDK's own metadata. */
async function plain(value: unknown): Promise<Json> {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  if (typeof value !== 'object' || value === null) return (value ?? null) as Json;
  if ('transformToString' in value) return (value as { transformToString(): Promise<string> }).transformToString();
  const out: JsonObject = {};
  for (const [key, item] of Object.entries(value))
    if (key !== '$metadata' && item !== undefined) out[key] = await plain(item);
  return out;
}

/** `bedrock:invokeModel`: the body goes as JSON text and comes back as JSON. */
export async function invokeModel(clients: SdkClients, parameters: Json): Promise<Json> {
  const { Body, Input, Output, ...rest } = parameters as JsonObject;
  if (Input !== undefined || Output !== undefined)
    throw new ServiceError(
      'UnsupportedOperation',
      'Model payloads in S3 (Input, Output) are neither read nor written here',
    );
  const request = {
    contentType: 'application/json',
    accept: 'application/json',
    ...lowered(rest),
    body: JSON.stringify(Body ?? {}),
  };
  const answer = await clients.call('bedrockruntime', 'invokeModel', request);
  const { body, contentType } = isObject(answer) ? answer : {};
  const text = typeof body === 'string' ? body : '';
  return { Body: text === '' ? null : (JSON.parse(text) as Json), ContentType: contentType ?? 'application/json' };
}

function lowered(parameters: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [key.charAt(0).toLowerCase() + key.slice(1), value]),
  );
}
