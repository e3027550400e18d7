import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsCallError } from '#local/services/contract.ts';
import { writeDurably } from '#local/services/protocol/durable-file.ts';

export interface SecretValue {
  string?: string | undefined;
  /** Base64. */
  binary?: string | undefined;
}
export interface SecretVersion extends SecretValue {
  id: string;
  createdAt: number;
  stages: string[];
}
export interface Secret {
  name: string;
  arn: string;
  description: string;
  createdAt: number;
  changedAt: number;
  tags: { Key: string; Value: string }[];
  versions: SecretVersion[];
}

const current = 'AWSCURRENT';
const previous = 'AWSPREVIOUS';

function notFound(): AwsCallError {
  return new AwsCallError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
}

/** Secrets in one file that only the owner may read. The newest version is AWSCURRENT, the one before AWSPREVIOUS. */
export class SecretStore {
  readonly #file: string;
  readonly #arnPrefix: string;
  readonly #secrets: Record<string, Secret>;

  constructor(options: { dataDir: string; partition: string; region: string; accountId: string }) {
    const directory = join(options.dataDir, 'secretsmanager');
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    this.#file = join(directory, 'secrets.json');
    this.#arnPrefix = `arn:${options.partition}:secretsmanager:${options.region}:${options.accountId}:secret:`;
    this.#secrets = existsSync(this.#file)
      ? (JSON.parse(readFileSync(this.#file, 'utf8')) as Record<string, Secret>)
      : {};
  }

  all(): Secret[] {
    return Object.values(this.#secrets);
  }

  /** By name, ARN, or ARN without its six random characters. */
  find(reference: string): Secret | undefined {
    if (Object.hasOwn(this.#secrets, reference)) return this.#secrets[reference];
    return this.all().find(({ arn, name }) => arn === reference || this.#arnPrefix + name === reference);
  }

  get(reference: string): Secret {
    const secret = this.find(reference);
    if (!secret) throw notFound();
    return secret;
  }

  create(
    name: string,
    value: SecretValue,
    options: { description?: string; tags?: Secret['tags']; versionId?: string } = {},
  ): Secret {
    if (!/^[\w/+=.@!-]{1,512}$/.test(name))
      throw new AwsCallError(
        'ValidationException',
        'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
      );
    if (this.find(name))
      throw new AwsCallError(
        'ResourceExistsException',
        `The operation failed because the secret ${name} already exists.`,
      );
    // AWS appends six random characters; ours are the same at every start, so that a policy made from the ARN stays right.
    const suffix = createHash('sha256').update(name).digest('base64url').replace(/[-_]/g, 'x').slice(0, 6);
    const now = Date.now();
    const { description = '', tags = [] } = options;
    const secret: Secret = {
      name,
      arn: `${this.#arnPrefix}${name}-${suffix}`,
      description,
      createdAt: now,
      changedAt: now,
      tags,
      versions: [],
    };
    this.#secrets[name] = secret;
    this.put(secret, value, options.versionId);
    return secret;
  }

  put(secret: Secret, value: SecretValue, versionId: string = randomUUID()): SecretVersion | undefined {
    if (value.string === undefined && value.binary === undefined) {
      this.#save();
      return undefined;
    }
    const same = secret.versions.find((version) => version.id === versionId);
    if (same) {
      if (same.string === value.string && same.binary === value.binary) return same;
      throw new AwsCallError(
        'ResourceExistsException',
        'A version with this ClientRequestToken and another value already exists.',
      );
    }
    for (const version of secret.versions) {
      const stages = version.stages.filter((stage) => stage !== previous);
      version.stages = stages.map((stage) => (stage === current ? previous : stage));
    }
    const version: SecretVersion = { ...value, id: versionId, createdAt: Date.now(), stages: [current] };
    secret.versions = [version, ...secret.versions].slice(0, 100);
    secret.changedAt = version.createdAt;
    this.#save();
    return version;
  }

  version(secret: Secret, versionId: string | undefined, stage: string | undefined): SecretVersion {
    const wanted = stage ?? (versionId === undefined ? current : undefined);
    const version = secret.versions.find(
      (candidate) =>
        (versionId === undefined || candidate.id === versionId) &&
        (wanted === undefined || candidate.stages.includes(wanted)),
    );
    if (!version)
      throw new AwsCallError(
        'ResourceNotFoundException',
        `Secrets Manager can't find the specified secret value for ${versionId === undefined ? `staging label: ${wanted}` : `VersionId: ${versionId}`}`,
      );
    return version;
  }

  describe(secret: Secret, changes: { description?: string; tags?: Secret['tags'] }): void {
    Object.assign(secret, changes);
    this.#save();
  }

  delete(secret: Secret): void {
    delete this.#secrets[secret.name];
    this.#save();
  }

  #save(): void {
    writeDurably(this.#file, JSON.stringify(this.#secrets));
  }
}
