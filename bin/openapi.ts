// Writes the typed client's schema from the OpenAPI document: `npm run openapi`. The committed file is checked for freshness in the tests.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { openApiDocument } from '#contracts/openapi.ts';

const TARGET = new URL('../web/src/api/schema.d.ts', import.meta.url);

export async function clientSchema(): Promise<string> {
  const document = JSON.parse(JSON.stringify(openApiDocument()));
  return `// Generated from the contracts by \`npm run openapi\`. Do not edit.\n${astToString(await openapiTypescript(document))}`;
}

export const committedSchema = (): string => readFileSync(TARGET, 'utf8');

if (import.meta.main) {
  writeFileSync(TARGET, await clientSchema());
}
