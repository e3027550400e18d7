import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Row } from './table.ts';

const dist = join(import.meta.dirname, '../web/dist');
const kb = (bytes: number): string => `${(bytes / 1024).toFixed(0)} kB`;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/** What a browser loads: everything there is, and what index.html asks for at once. */
export async function bundleSizes(): Promise<Row[]> {
  if (!existsSync(dist)) throw new Error('web/dist is missing: npm run build');
  const scripts = filesBelow(dist).filter((path) => /\.(js|css)$/.test(path));
  const gzipped = (paths: string[]): number =>
    paths.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const first = scripts.filter((path) => html.includes(path.slice(dist.length)));
  return [
    { what: 'web, everything, gzip', value: kb(gzipped(scripts)), baseline: '1' },
    {
      what: 'web, loaded at once, gzip',
      value: kb(gzipped(first)),
      baseline: `${((100 * gzipped(first)) / gzipped(scripts)).toFixed(0)} % of everything`,
    },
  ];
}
