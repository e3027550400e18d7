import { randomUUID } from 'node:crypto';
import { AwsCallError, type CloudContext } from '#local/services/contract.ts';
import type { Journal } from '#local/services/storage/journal/journal.ts';
import { AccessTokens } from './access-tokens.ts';
import { type AuthorizationType, type AuthParameters, checkAuthParameters, withoutSecrets } from './auth-parameters.ts';
import type { Connection } from './connection.ts';
import { type Added, addedBy, type Credentials, credentialsOf, ownHeader } from './credentials.ts';

const tables = 'CREATE TABLE IF NOT EXISTS events_connection (name TEXT PRIMARY KEY, connection TEXT NOT NULL) STRICT;';

interface Settings {
  description?: string | undefined;
  authorizationType?: AuthorizationType | undefined;
  parameters?: AuthParameters | undefined;
}

/** Connections to HTTP endpoints. What they authorize with is kept in Secrets Manager and read when a request is made. */
export class Connections {
  readonly #context: CloudContext;
  readonly #journal: Journal;
  readonly #arnPrefix: string;
  readonly #connections = new Map<string, Connection>();
  readonly #tokens = new AccessTokens();

  constructor(context: CloudContext, journal: Journal, arnPrefix: string) {
    this.#context = context;
    this.#journal = journal;
    this.#arnPrefix = arnPrefix;
    journal.define(tables);
    for (const row of journal.read<{ name: string; connection: string }>('SELECT * FROM events_connection'))
      this.#connections.set(row.name, JSON.parse(row.connection) as Connection);
  }

  all(): Connection[] {
    return [...this.#connections.values()];
  }

  find(name: string): Connection | undefined {
    return this.#connections.get(name);
  }

  /** By name or ARN. */
  get(reference: string): Connection {
    const name = /:connection\/([^/]+)/.exec(reference)?.[1] ?? reference;
    const connection = this.#connections.get(name);
    if (!connection || (reference.startsWith('arn:') && connection.arn !== reference))
      throw new AwsCallError(
        'ResourceNotFoundException',
        `Failed to describe the connection(s). Connection '${name}' does not exist.`,
      );
    return connection;
  }

  async create(
    name: string,
    type: AuthorizationType,
    parameters: AuthParameters,
    description?: string,
  ): Promise<Connection> {
    if (this.#connections.has(name))
      throw new AwsCallError('ResourceAlreadyExistsException', `Connection ${name} already exists.`);
    checkAuthParameters(type, parameters);
    const id = `${name}/${randomUUID()}`;
    const secret = await this.#secrets<{ ARN: string }>('CreateSecret', {
      Name: `events!connection/${id}`,
      SecretString: JSON.stringify(credentialsOf(parameters)),
    });
    const now = Date.now();
    return this.#authorized({
      arn: `${this.#arnPrefix}connection/${id}`,
      name,
      description,
      authorizationType: type,
      shown: withoutSecrets(parameters),
      secretArn: secret.ARN,
      state: 'AUTHORIZED',
      stateReason: undefined,
      created: now,
      modified: now,
      authorized: undefined,
    });
  }

  /** What is not given stays; new parameters of the same type of authorization replace those they name. */
  async update(name: string, settings: Settings): Promise<Connection> {
    const connection = this.get(name);
    const type = settings.authorizationType ?? connection.authorizationType;
    const isOther = type !== connection.authorizationType;
    const { parameters } = settings;
    const namesType = parameters && Object.keys(parameters).some((key) => key !== 'InvocationHttpParameters');
    if (isOther || namesType) checkAuthParameters(type, parameters ?? {});
    if (parameters) {
      const credentials = isOther ? {} : await this.#credentials(connection);
      const SecretString = JSON.stringify({ ...credentials, ...credentialsOf(parameters) });
      await this.#secrets('PutSecretValue', { SecretId: connection.secretArn, SecretString });
      this.#tokens.forget(connection.arn);
    }
    const shown = { ...(isOther ? {} : connection.shown), ...(parameters && withoutSecrets(parameters)) };
    const description = settings.description ?? connection.description;
    const changed = { ...connection, authorizationType: type, shown, description, modified: Date.now() };
    return parameters ? this.#authorized(changed) : this.#save(changed);
  }

  /** Takes all credentials away; the connection stays, to be given new ones. */
  async deauthorize(name: string): Promise<Connection> {
    const connection = this.get(name);
    await this.#secrets('PutSecretValue', { SecretId: connection.secretArn, SecretString: '{}' });
    this.#tokens.forget(connection.arn);
    return this.#save({ ...connection, shown: {}, state: 'DEAUTHORIZED', modified: Date.now() });
  }

  async delete(name: string): Promise<Connection> {
    const connection = this.get(name);
    this.#connections.delete(connection.name);
    this.#tokens.forget(connection.arn);
    await this.#journal.write([['DELETE FROM events_connection WHERE name = ?', connection.name]]);
    await this.#secrets('DeleteSecret', { SecretId: connection.secretArn, ForceDeleteWithoutRecovery: true });
    return connection;
  }

  /** What a request gets from its connection. @throws AwsCallError `InvalidConnectionState` where it is not authorized */
  async added(reference: string): Promise<Added> {
    const connection = this.get(reference);
    if (connection.state === 'DEAUTHORIZED')
      throw new AwsCallError(
        'InvalidConnectionState',
        `The connection ${connection.name} is not authorized. ${connection.stateReason ?? ''}`.trim(),
      );
    const credentials = await this.#credentials(connection);
    const { headers, query, body } = addedBy(credentials.invocation_http_parameters);
    const own = ownHeader(credentials) ?? { Authorization: await this.#tokens.header(connection.arn, credentials) };
    return { headers: { ...headers, ...own }, query, body };
  }

  /** The endpoint did not take what the connection authorized with: an access token is asked for anew next time. */
  refused(reference: string): void {
    this.#tokens.forget(this.get(reference).arn);
  }

  /** With client credentials, a connection is authorized when its authorization server has given a token. */
  async #authorized(connection: Connection): Promise<Connection> {
    const authorized: Connection = {
      ...connection,
      state: 'AUTHORIZED',
      stateReason: undefined,
      authorized: Date.now(),
    };
    if (connection.authorizationType !== 'OAUTH_CLIENT_CREDENTIALS') return this.#save(authorized);
    const saved = await this.#save({ ...connection, state: 'AUTHORIZING', stateReason: undefined });
    void this.#exchange(saved, authorized);
    return saved;
  }

  async #exchange(asked: Connection, authorized: Connection): Promise<void> {
    let outcome = authorized;
    try {
      await this.#tokens.header(asked.arn, await this.#credentials(asked));
    } catch (error) {
      outcome = { ...asked, state: 'DEAUTHORIZED', stateReason: (error as Error).message };
    }
    // It may have been changed or deleted meanwhile.
    if (this.#connections.get(asked.name) === asked) await this.#save(outcome).catch(() => undefined);
  }

  async #credentials({ secretArn }: Connection): Promise<Credentials> {
    const { SecretString } = await this.#secrets<{ SecretString: string }>('GetSecretValue', { SecretId: secretArn });
    return JSON.parse(SecretString) as Credentials;
  }

  async #save(connection: Connection): Promise<Connection> {
    this.#connections.set(connection.name, connection);
    const { name } = connection;
    await this.#journal.write([
      ['INSERT OR REPLACE INTO events_connection (name, connection) VALUES (?, ?)', name, JSON.stringify(connection)],
    ]);
    return connection;
  }

  // Answers of the local Secrets Manager, whose shapes we know.
  #secrets<Answer>(action: string, input: object): Promise<Answer> {
    return this.#context.call('secretsmanager', `secretsmanager.${action}`, input) as Promise<Answer>;
  }
}
