import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { createFakeApi } from './fake/index.ts';

// The web on a fake API in memory:
//   node bin/run.mjs web/dev/serve.ts --dev   sources, with hot reload
//   node bin/run.mjs web/dev/serve.ts         what `vite build web` wrote
const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, dev: { type: 'boolean', default: false } },
});
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

type Web = (request: IncomingMessage, response: ServerResponse) => void;

const built: Web = (request, response) => {
  const root = join(import.meta.dirname, '../dist');
  const path = normalize(new URL(request.url ?? '/', 'http://web').pathname);
  const file = path !== '/' && existsSync(join(root, path)) ? join(root, path) : join(root, 'index.html');
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
};

async function sources(server: Server): Promise<Web> {
  const { createServer: createVite } = await import('vite');
  const vite = await createVite({
    configFile: join(import.meta.dirname, '../vite.config.ts'),
    server: { middlewareMode: true, hmr: { server } },
  });
  return (request, response) => vite.middlewares(request, response);
}

const api = await createFakeApi();
let web = built;
const server = createServer((request, response) => {
  if (request.url?.startsWith('/api/')) void api(request, response);
  else web(request, response);
});
if (values.dev) web = await sources(server);
server.listen(Number(values.port), '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
