import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Person = { email: string; password: string };
export type Target = { url: string; people: Record<'designer' | 'employee' | 'manager', Person>; close: () => void };

const password = process.env.FLOWMASTER_PASSWORD ?? 'flowmaster-demo';
const people = {
  designer: { email: process.env.FLOWMASTER_DESIGNER ?? 'dana@acme.example', password },
  employee: { email: process.env.FLOWMASTER_EMPLOYEE ?? 'emil@acme.example', password },
  manager: { email: process.env.FLOWMASTER_MANAGER ?? 'mara@acme.example', password },
};

/** Where the tests look: a running platform (`FLOWMASTER_URL`), else the built web on its fake API. */
export async function openTarget(): Promise<Target> {
  const url = process.env.FLOWMASTER_URL;
  if (url) return { url, people, close: () => {} };
  const [{ build }, { startFakeServer }] = await Promise.all([import('vite'), import('../../web/dev/server.ts')]);
  // A folder of its own: test files run side by side.
  const root = mkdtempSync(join(tmpdir(), 'flowmaster-web-'));
  await build({
    configFile: join(import.meta.dirname, '../../web/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: root },
  });
  const server = await startFakeServer({ root });
  const close = () => {
    server.close();
    rmSync(root, { recursive: true, force: true });
  };
  return { url: server.url, people, close };
}
