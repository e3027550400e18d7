import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startArangoDb } from './index.ts';

// npm run local:arangodb -- --port 8529 --data-dir .flowmaster/arangodb [--root-password secret]
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8529' },
    'data-dir': { type: 'string', default: '.flowmaster/arangodb' },
    'root-password': { type: 'string', default: '' },
  },
});

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`--port must be a port number, not '${values.port}'`);

try {
  const dataDir = resolve(values['data-dir']);
  const arango = await startArangoDb({ dataDir, port, rootPassword: values['root-password'] });
  process.stdout.write(`ArangoDB (embedded) listens on ${arango.url}, data in ${dataDir}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void arango.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  fail(taken ? `port ${port} is taken: choose another with --port` : (error as Error).message);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
