import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsCallError } from '#local/services/contract.ts';
import { writeDurably } from '#local/services/protocol/durable-file.ts';
import { fits, generateMaterial, isKeySpec, type Key } from './key.ts';

interface State {
  keys: Record<string, Key>;
  /** Key ids by alias name (`alias/…`). */
  aliases: Record<string, string>;
  /** Key ids by the template's stack and logical id: the same key at every start. */
  provided: Record<string, string>;
}

export interface NewKey {
  spec?: string;
  usage?: string;
  description?: string;
}

/** Keys in one file that only the owner may read. Few and seldom written, so the whole file is replaced. */
export class KeyStore {
  readonly #file: string;
  readonly #arnPrefix: string;
  readonly #state: State;

  constructor(options: { dataDir: string; partition: string; region: string; accountId: string }) {
    const directory = join(options.dataDir, 'kms');
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    this.#file = join(directory, 'keys.json');
    this.#arnPrefix = `arn:${options.partition}:kms:${options.region}:${options.accountId}:`;
    this.#state = existsSync(this.#file)
      ? (JSON.parse(readFileSync(this.#file, 'utf8')) as State)
      : { keys: {}, aliases: {}, provided: {} };
  }

  all(): Key[] {
    return Object.values(this.#state.keys);
  }

  aliases(): { name: string; arn: string; keyId: string }[] {
    return Object.entries(this.#state.aliases).map(([name, keyId]) => ({ name, arn: this.#arnPrefix + name, keyId }));
  }

  /** By id, ARN, alias name or alias ARN. */
  find(reference: string): Key | undefined {
    const local = reference.startsWith('arn:') ? reference.split(':').slice(5).join(':') : reference;
    const id = local.startsWith('alias/') ? this.#state.aliases[local] : local.replace(/^key\//, '');
    return id === undefined || !Object.hasOwn(this.#state.keys, id) ? undefined : this.#state.keys[id];
  }

  get(reference: string): Key {
    const key = this.find(reference);
    if (key) return key;
    const named = reference.startsWith('alias/')
      ? `Alias ${this.#arnPrefix}${reference} is not found.`
      : `Key '${reference.startsWith('arn:') ? reference : `${this.#arnPrefix}key/${reference}`}' does not exist`;
    throw new AwsCallError('NotFoundException', named);
  }

  create(
    { spec = 'SYMMETRIC_DEFAULT', usage = 'ENCRYPT_DECRYPT', description = '' }: NewKey,
    providedAs?: string,
  ): Key {
    if (!isKeySpec(spec))
      throw new AwsCallError('UnsupportedOperation', `KeySpec ${spec} is not covered by the local cloud`);
    if (!fits(spec, usage))
      throw new AwsCallError('ValidationException', `KeyUsage ${usage} is not compatible with KeySpec ${spec}`);
    const id = randomUUID();
    const key: Key = {
      id,
      arn: `${this.#arnPrefix}key/${id}`,
      spec,
      usage,
      description,
      enabled: true,
      createdAt: Date.now(),
      material: generateMaterial(spec),
    };
    this.#state.keys[id] = key;
    if (providedAs !== undefined) this.#state.provided[providedAs] = id;
    this.#save();
    return key;
  }

  /** The template's key, made at its first start. A key never changes its spec: that would be another key. */
  provide(providedAs: string, input: NewKey): Key {
    const id = this.#state.provided[providedAs];
    const key = id === undefined ? undefined : this.#state.keys[id];
    return key && key.spec === (input.spec ?? 'SYMMETRIC_DEFAULT') ? key : this.create(input, providedAs);
  }

  setEnabled(key: Key, enabled: boolean): void {
    key.enabled = enabled;
    this.#save();
  }

  setAlias(name: string, keyId: string): void {
    if (!/^alias\/[\w/-]{1,250}$/.test(name))
      throw new AwsCallError('InvalidAliasNameException', `Alias ${name} is not valid`);
    this.#state.aliases[name] = keyId;
    this.#save();
  }

  deleteAlias(name: string): void {
    if (!Object.hasOwn(this.#state.aliases, name))
      throw new AwsCallError('NotFoundException', `Alias ${this.#arnPrefix}${name} is not found.`);
    delete this.#state.aliases[name];
    this.#save();
  }

  #save(): void {
    writeDurably(this.#file, JSON.stringify(this.#state));
  }
}
