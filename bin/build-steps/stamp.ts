import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const generated = new Set(['node_modules', 'dist', 'build', 'cdk.out']);

/** A hash over the contents of files and folders (by path below `root`), and over whatever else decides the result. */
export function contentHash(root: string, paths: readonly string[], others: readonly string[] = []): string {
  const hash = createHash('sha256');
  for (const other of others) hash.update(`${other}\0`);
  for (const path of paths) for (const file of filesBelow(root, path)) addFile(hash, root, file);
  return hash.digest('hex');
}

/** Remembers, in one file per step, from which inputs its output was made. */
export class Stamp {
  readonly #file: string;
  readonly #hash: string;

  constructor(file: string, hash: string) {
    this.#file = file;
    this.#hash = hash;
  }

  /** The last run had these inputs, and its output is still there. */
  isFresh(output: string): boolean {
    return existsSync(output) && existsSync(this.#file) && readFileSync(this.#file, 'utf8') === this.#hash;
  }

  write(): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, this.#hash);
  }
}

function addFile(hash: ReturnType<typeof createHash>, root: string, file: string): void {
  const content = readFileSync(join(root, file));
  hash.update(`${file}\0${content.length}\0`).update(content);
}

/** Files in a stable order, without tests and what is generated. */
function filesBelow(root: string, path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full, { withFileTypes: true })
    .filter(({ name }) => !generated.has(name) && !/\.test\.tsx?$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`]));
}
