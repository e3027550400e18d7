import { pageOf } from '#contracts/core/page.ts';
import { ProcessIdSchema, SemanticVersionSchema } from '#contracts/core/scalars.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { ProcessSchema, ProcessSummarySchema, publishProcess } from '#contracts/processes/index.ts';
import type { Command } from '../command.ts';
import { checked } from '../compile-target.ts';
import { CliFault, EXIT } from '../fault.ts';
import { finding } from '../findings.ts';
import type { PlatformClient } from '../platform/client.ts';
import { PLATFORM_OPTIONS, SIGNING_IN, signIn } from '../platform/session.ts';
import { readDefinition } from '../read-definition.ts';

export const deployCommand: Command = {
  name: 'deploy',
  summary: 'create or update a process on a running platform, publish and activate it',
  operands: ['<file>'],
  description: `The process is the one that --process names, or the only one with the definition's name; without one it is created.
${SIGNING_IN}`,
  options: {
    ...PLATFORM_OPTIONS,
    process: { type: 'string', value: 'id', summary: 'process to update' },
    version: { type: 'string', value: 'x.y.z', summary: 'version to publish (default: the next one)' },
    note: { type: 'string', value: 'text', summary: 'what is new in the version' },
    draft: { type: 'boolean', summary: 'save the draft only' },
    inactive: { type: 'boolean', summary: 'publish, but leave the active version as it is' },
  },
  examples: [
    'FLOWMASTER_API_KEY=fmk_… flowmaster deploy process.json --url https://flow.example --note "Faster approval"',
    'flowmaster deploy process.bpmn --draft',
  ],
  async run(given, output) {
    const { text, has } = given;
    const id = text('process') === undefined ? undefined : checked('process', ProcessIdSchema, text('process')!);
    const version =
      text('version') === undefined ? undefined : checked('version', SemanticVersionSchema, text('version')!);
    const { definition, diagnostics } = await readDefinition(given.files[0]!);
    for (const diagnostic of diagnostics) output.note(finding(diagnostic, output));
    if (!definition) {
      if (has('json')) output.json({ ok: false, diagnostics });
      return EXIT.findings;
    }
    const platform = await signIn(given);
    const saved = await save(platform, definition, id);
    output.note(`${saved.created ? 'Created' : 'Updated'} ${saved.processId}, "${definition.name}"`);
    if (has('draft')) {
      if (has('json')) output.json({ ok: true, ...saved });
      return 0;
    }
    const { body } = await platform.call('POST', `/processes/${saved.processId}/publish`, publishProcess.result, {
      body: {
        ...(version === undefined ? {} : { version }),
        ...(text('note') === undefined ? {} : { versionNote: text('note') }),
        activate: !has('inactive'),
      },
    });
    for (const diagnostic of body.diagnostics) output.note(finding(diagnostic, output));
    output.note(`Published version ${body.version.version}${has('inactive') ? '' : '; new executions run it'}`);
    if (has('json'))
      output.json({
        ok: true,
        ...saved,
        version: body.version.version,
        active: body.version.active,
        diagnostics: body.diagnostics,
      });
    return 0;
  },
};

async function save(platform: PlatformClient, definition: ProcessDefinition, asked: string | undefined) {
  const processId = asked ?? (await findByName(platform, definition.name));
  if (processId === undefined) {
    const { body } = await platform.call('POST', '/processes', ProcessSchema, { body: definition });
    return { processId: body.id, created: true };
  }
  const { etag } = await platform.call('GET', `/processes/${processId}`, ProcessSchema);
  await platform.call('PUT', `/processes/${processId}`, ProcessSchema, {
    body: definition,
    headers: { 'if-match': etag ?? '' },
  });
  return { processId, created: false };
}

async function findByName(platform: PlatformClient, name: string): Promise<string | undefined> {
  const path = `/processes?limit=100&q=${encodeURIComponent(name)}`;
  const { body } = await platform.call('GET', path, pageOf(ProcessSummarySchema));
  const found = body.items.filter((one) => one.name === name && one.status !== 'archived');
  if (found.length > 1)
    throw new CliFault(
      'findings',
      'deploy.ambiguous',
      `${found.length} processes are named "${name}": ${found.map(({ id }) => id).join(', ')}.`,
      'Say which one with --process.',
    );
  return found[0]?.id;
}
