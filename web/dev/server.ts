import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createFakeApi } from './fake/index.ts';

type Web = (request: IncomingMessage, response: ServerResponse) => void;

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The built files; every other path is the app's own. */
const built =
  (root: string): Web =>
  (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://web').pathname);
    const file = path !== '/' && existsSync(join(root, path)) ? join(root, path) : join(root, 'index.html');
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  };

/** The sources, transformed by Vite as they are asked for. */
async function sources(server: Server): Promise<Web> {
  const { createServer: createVite } = await import('vite');
  const vite = await createVite({
    configFile: join(import.meta.dirname, '../vite.config.ts'),
    server: { middlewareMode: true, ws: { server } },
  });
  return (request, response) => vite.middlewares(request, response);
}

export type FakeServer = { url: string; close: () => void };

/** Serves the web and a fake API in memory on loopback. `live`: from its sources; else what `vite build web` wrote to `root`. */
export async function startFakeServer({
  port = 0,
  live = false,
  root = join(import.meta.dirname, '../dist'),
} = {}): Promise<FakeServer> {
  const api = await createFakeApi();
  let web = built(root);
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/api/')) void api(request, response);
    else web(request, response);
  });
  if (live) web = await sources(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
