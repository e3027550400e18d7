import { randomUUID } from 'node:crypto';
import { AwsCallError } from '#local/services/contract.ts';
import type { Journal } from '#local/services/storage/journal/journal.ts';
import type { ApiDestination } from './api-destination.ts';

const tables =
  'CREATE TABLE IF NOT EXISTS events_api_destination (name TEXT PRIMARY KEY, destination TEXT NOT NULL) STRICT;';

export class ApiDestinations {
  readonly #journal: Journal;
  readonly #arnPrefix: string;
  readonly #destinations = new Map<string, ApiDestination>();

  constructor(journal: Journal, arnPrefix: string) {
    this.#journal = journal;
    this.#arnPrefix = arnPrefix;
    journal.define(tables);
    for (const row of journal.read<{ name: string; destination: string }>('SELECT * FROM events_api_destination'))
      this.#destinations.set(row.name, JSON.parse(row.destination) as ApiDestination);
  }

  all(): ApiDestination[] {
    return [...this.#destinations.values()];
  }

  find(name: string): ApiDestination | undefined {
    return this.#destinations.get(name);
  }

  /** By name or ARN. */
  get(reference: string): ApiDestination {
    const name = /:api-destination\/([^/]+)/.exec(reference)?.[1] ?? reference;
    const destination = this.#destinations.get(name);
    if (!destination)
      throw new AwsCallError(
        'ResourceNotFoundException',
        `Failed to describe the api-destination(s). An api-destination '${name}' does not exist.`,
      );
    return destination;
  }

  create(settings: Omit<ApiDestination, 'arn' | 'created' | 'modified'>): Promise<ApiDestination> {
    const { name } = settings;
    if (this.#destinations.has(name))
      throw new AwsCallError('ResourceAlreadyExistsException', `An api-destination '${name}' already exists.`);
    const now = Date.now();
    const arn = `${this.#arnPrefix}api-destination/${name}/${randomUUID()}`;
    return this.#save({ ...settings, arn, created: now, modified: now });
  }

  update(name: string, changes: Partial<ApiDestination>): Promise<ApiDestination> {
    return this.#save({ ...this.get(name), ...changes, modified: Date.now() });
  }

  async delete(name: string): Promise<void> {
    this.#destinations.delete(this.get(name).name);
    await this.#journal.write([['DELETE FROM events_api_destination WHERE name = ?', name]]);
  }

  async #save(destination: ApiDestination): Promise<ApiDestination> {
    const { name } = destination;
    this.#destinations.set(name, destination);
    await this.#journal.write([
      [
        'INSERT OR REPLACE INTO events_api_destination (name, destination) VALUES (?, ?)',
        name,
        JSON.stringify(destination),
      ],
    ]);
    return destination;
  }
}
