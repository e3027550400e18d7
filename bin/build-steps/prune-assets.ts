import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A system that is running still reads the assets that it started from: leave it those of the last hour. */
const keptMs = 3_600_000;

interface AssetManifest {
  files?: Record<string, { source: { path?: string } }>;
}

/** Removes assets of earlier builds from an assembly: CDK only ever adds to it. */
export function pruneAssets(assembly: string, now: number = Date.now()): void {
  const names = readdirSync(assembly);
  const used = new Set(names.filter((name) => name.endsWith('.assets.json')).flatMap((name) => usedBy(assembly, name)));
  for (const name of names) {
    if (!name.startsWith('asset.') || used.has(name)) continue;
    const path = join(assembly, name);
    if (now - statSync(path).mtimeMs > keptMs) rmSync(path, { recursive: true });
  }
}

function usedBy(assembly: string, manifest: string): string[] {
  const { files = {} } = JSON.parse(readFileSync(join(assembly, manifest), 'utf8')) as AssetManifest;
  return Object.values(files).flatMap(({ source }) => source.path ?? []);
}
