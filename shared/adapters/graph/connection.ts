import { Database } from 'arangojs';
import { z } from 'zod';
import { readEnvironment } from '#runtime/environment.ts';
import { readSecret } from '../secrets/read-secret.ts';

const CredentialsSchema = z.object({ username: z.string(), password: z.string() });

/** Connects to a database of an ArangoDB server. */
export const connect = (url: string, databaseName: string, auth: { username: string; password: string }): Database =>
  new Database({ url, databaseName, auth, responseQueueTimeSamples: 0 });

let shared: Promise<Database> | undefined;

/** The process graph's database, as the function's environment names it; one connection per execution environment. */
export function graphDatabase(): Promise<Database> {
  if (shared) return shared;
  const environment = readEnvironment({
    ARANGO_URL: z.url(),
    ARANGO_DATABASE: z.string(),
    ARANGO_SECRET_ID: z.string(),
  });
  shared = readSecret(environment.ARANGO_SECRET_ID).then((secret) =>
    connect(environment.ARANGO_URL, environment.ARANGO_DATABASE, CredentialsSchema.parse(secret)),
  );
  shared.catch(() => {
    shared = undefined;
  });
  return shared;
}
