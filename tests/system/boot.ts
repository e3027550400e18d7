import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { operatorCredentials } from '#local/data-directory.ts';
import { startServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin of the system under test, with the demo tenant in it. */
    url: string;
    /** How an operator of the platform calls AWS. */
    operator: { endpoint: string; credentials: { accessKeyId: string; secretAccessKey: string } };
  }
}

function operatorElsewhere() {
  const {
    AWS_ENDPOINT_URL: endpoint = '',
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
  } = process.env;
  return { endpoint, credentials: { accessKeyId, secretAccessKey } };
}

/** Boots the system for all files of the project; `FLOWMASTER_URL` names one that runs elsewhere instead, with the demo tenant in it. */
export default async function boot(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const elsewhere = process.env.FLOWMASTER_URL;
  if (elsewhere) {
    project.provide('url', elsewhere.replace(/\/$/, ''));
    project.provide('operator', operatorElsewhere());
    return undefined;
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'flowmaster-test-'));
  const server = await startServer(dataDir);
  project.provide('url', server.url);
  project.provide('operator', { endpoint: server.awsUrl, credentials: operatorCredentials(dataDir) });
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
