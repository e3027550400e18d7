import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildAppOptions, buildApp } from 'fauxqs';

type Stores = NonNullable<BuildAppOptions['stores']>;
type ObjectStore = Stores['s3Store'];
interface Persistence {
  loadS3(store: ObjectStore): void;
  close(): void;
}

/**
 * fauxqs's own `startFauxqs` listens on every network interface and keeps queues as well. Its parts are not exported, so they
 * are taken from its folder: the object store, the SQLite persistence, and the routes, called in process without a socket.
 */
async function part<Class>(path: string, name: string): Promise<Class> {
  const module = (await import(new URL(path, import.meta.resolve('fauxqs')).href)) as Record<string, unknown>;
  if (typeof module[name] !== 'function') throw new Error(`fauxqs has no ${name} in ${path} any more`);
  return module[name] as Class;
}

export interface ObjectServer {
  app: ReturnType<typeof buildApp>;
  store: ObjectStore;
  close(): Promise<void>;
}

export async function openObjects(dataDir: string, region: string): Promise<ObjectServer> {
  const S3Store = await part<new () => ObjectStore>('./s3/s3Store.js', 'S3Store');
  const PersistenceManager = await part<new (directory: string) => Persistence>(
    './persistence.js',
    'PersistenceManager',
  );
  const directory = join(dataDir, 's3');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const store = new S3Store();
  const persistence = new PersistenceManager(directory);
  // Before the store writes through, as loading would otherwise write everything again.
  persistence.loadS3(store);
  store.persistence = persistence as unknown as NonNullable<ObjectStore['persistence']>;
  // Only the object store: the queue and topic stores default to empty ones that nothing here routes to.
  const app = buildApp({ logger: false, defaultRegion: region, stores: { s3Store: store } as Stores });
  await app.ready();
  return {
    app,
    store,
    async close() {
      await app.close();
      persistence.close();
    },
  };
}
