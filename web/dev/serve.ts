import { parseArgs } from 'node:util';
import { startFakeServer } from './server.ts';

// The web on a fake API in memory:
//   node bin/run.mjs web/dev/serve.ts --dev   sources, with hot reload
//   node bin/run.mjs web/dev/serve.ts         what `vite build web` wrote
const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, dev: { type: 'boolean', default: false } },
});
const { url } = await startFakeServer({ port: Number(values.port), live: values.dev });
console.log(url);
