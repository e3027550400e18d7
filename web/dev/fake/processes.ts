import { createHash } from 'node:crypto';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type * as api from '#contracts/processes/index.ts';
import type { Process, ProcessSummary, ProcessVersion } from '#contracts/processes/index.ts';
import { checkWellFormed } from '#functions/processes/drafts/check-well-formed.ts';
import { AppError } from '#runtime/errors.ts';
import { compiled, explanationOf, validation } from './compile.ts';
import { type Call, type Handlers, handle, type Reply } from './http.ts';
import { ago, now, prefixed } from './ids.ts';
import { page } from './page.ts';
import { people, tenant } from './people.ts';
import { FakeProblem, notFound } from './problem.ts';

export type Stored = {
  process: Process;
  revision: number;
  versions: (ProcessVersion & { definition: ProcessDefinition })[];
};
const processes = new Map<string, Stored>();
const etagOf = (stored: Stored): string => `"${stored.revision}"`;

export function addProcess(definition: ProcessDefinition, { publish = true, minutes = 600 } = {}): string {
  const id = prefixed('proc');
  const process: Process = {
    ...definition,
    id,
    tenant_id: tenant.id,
    status: 'draft',
    version: '1.0.0',
    createdAt: ago(minutes * 3),
    updatedAt: ago(minutes),
    createdBy: people.dana.id,
  };
  const stored = { process, revision: 1, versions: [] };
  processes.set(id, stored);
  if (publish) publishVersion(stored, '1.0.0', 'First version', true);
  return id;
}

function publishVersion(stored: Stored, version: string, versionNote: string | undefined, activate: boolean) {
  const {
    id: processId,
    tenant_id,
    status,
    version: _,
    activeVersion,
    createdAt,
    updatedAt,
    createdBy,
    ...rest
  } = stored.process;
  const entry = {
    id: `${processId}:${version}`,
    processId,
    version,
    ...(versionNote && { versionNote }),
    status: 'PUBLISHED' as const,
    active: false,
    createdAt: now(),
    updatedAt: now(),
    publishedAt: now(),
    publishedBy: people.dana.id,
    definitionHash: createHash('sha256').update(JSON.stringify(rest)).digest('hex'),
    definition: rest,
  };
  stored.versions.unshift(entry);
  const [major, minor] = version.split('.').map(Number);
  stored.process = { ...stored.process, version: `${major}.${(minor ?? 0) + 1}.0` };
  if (activate) activateIn(stored, version);
  return entry;
}

function activateIn(stored: Stored, version: string): void {
  for (const entry of stored.versions) entry.active = entry.version === version;
  stored.process = { ...stored.process, activeVersion: version, status: 'active' };
}

export function getStored(id: string | undefined): Stored {
  const stored = processes.get(id ?? '');
  if (!stored) throw notFound('process.not-found', 'process');
  return stored;
}

export const allStored = (): Stored[] => [...processes.values()];

/** What designers wrote of a process, without what the platform adds. */
export function definitionOf(process: Process): ProcessDefinition {
  const {
    id: _i,
    tenant_id: _t,
    status: _s,
    version: _v,
    activeVersion: _a,
    createdAt: _c,
    updatedAt: _u,
    createdBy: _b,
    ...rest
  } = process;
  return rest;
}

export function getVersion({ params }: Pick<Call, 'params'>) {
  const entry = getStored(params.id).versions.find(({ version }) => version === params.version);
  if (!entry) throw notFound('process.version-not-found', 'version');
  return entry;
}

export const summary = ({ process }: Stored): ProcessSummary => {
  const { nodes, lanes: _l, flows: _f, data_definitions: _d, metadata: _m, organization_id: _o, ...rest } = process;
  return { ...rest, nodeCount: nodes.length };
};

/** What even a draft must be. */
function checkGraph(definition: ProcessDefinition): void {
  try {
    checkWellFormed(definition);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { status, code, message, help, errors } = error;
    throw new FakeProblem(status, code, message, { ...(help && { help }), ...(errors && { errors }) });
  }
}

const tagged = (stored: Stored): Reply => ({ body: stored.process, etag: etagOf(stored) });

export const processHandlers: Handlers = {
  listProcesses: handle<typeof api.listProcesses>(({ query }) => {
    const words = (query.q ?? '').toLowerCase();
    const found = [...processes.values()]
      .map(summary)
      .filter((one) => `${one.name} ${one.description}`.toLowerCase().includes(words))
      .filter((one) => !query.status || one.status === query.status)
      .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
    return { body: page(found, query) };
  }),
  createProcess: handle<typeof api.createProcess>(({ body }) => {
    checkGraph(body);
    return tagged(getStored(addProcess(body, { publish: false, minutes: 0 })));
  }),
  getProcess: ({ params }) => tagged(getStored(params.id)),
  updateProcess: handle<typeof api.updateProcess>(({ params, body, ifMatch }) => {
    const stored = getStored(params.id);
    if (ifMatch !== etagOf(stored)) {
      throw new FakeProblem(412, 'request.precondition-failed', 'Somebody saved this draft after you opened it.', {
        help: 'Load it again and repeat your change.',
      });
    }
    checkGraph(body);
    stored.process = { ...stored.process, ...body, updatedAt: now() };
    stored.revision++;
    return tagged(stored);
  }),
  validateProcess: ({ params }) => ({ body: validation(definitionOf(getStored(params.id).process)) }),
  validateDefinition: handle<typeof api.validateDefinition>(({ body }) => ({ body: validation(body) })),
  publishProcess: handle<typeof api.publishProcess>(({ params, body }) => {
    const stored = getStored(params.id);
    const { publishable, diagnostics } = validation(definitionOf(stored.process));
    if (!publishable) {
      throw new FakeProblem(422, 'process.not-publishable', 'The process cannot be published.', {
        errors: diagnostics
          .filter(({ severity }) => severity === 'error')
          .map(({ code, nodeId, field, message, help }) => ({
            path: `/${nodeId ? `nodes/${nodeId}` : 'process'}${field ?? ''}`,
            code,
            message,
            help,
          })),
        help: 'Correct what `errors` names.',
      });
    }
    const version = body.version ?? stored.process.version;
    if (stored.versions.some((entry) => entry.version === version)) {
      throw new FakeProblem(409, 'process.version-exists', `Version ${version} exists.`, {
        help: 'Choose another number.',
      });
    }
    return {
      body: { version: publishVersion(stored, version, body.versionNote, body.activate), diagnostics, explain: [] },
    };
  }),
  listProcessVersions: handle<typeof api.listVersions>(({ params, query }) => {
    const { versions, process } = getStored(params.id);
    const { id, createdAt, updatedAt, version } = process;
    const draft = { id, processId: id, version, status: 'DRAFT' as const, active: false, createdAt, updatedAt };
    return { body: page([draft, ...versions], query) };
  }),
  getProcessVersion: (call) => ({ body: getVersion(call) }),
  getProcessVersionAsl: (call) => ({
    body: { ...compiled(getVersion(call).definition).definition },
  }),
  explainProcessVersion: (call) => ({
    body: explanationOf(getVersion(call).definition),
  }),
  activateProcessVersion: (call) => {
    const entry = getVersion(call);
    activateIn(getStored(call.params.id), entry.version);
    return { body: entry };
  },
  deprecateProcessVersion: (call) => {
    const entry = getVersion(call);
    if (entry.active) {
      throw new FakeProblem(409, 'process.version-active', 'The active version cannot be deprecated.', {
        help: 'Activate another one first.',
      });
    }
    entry.status = 'DEPRECATED';
    return { body: entry };
  },
  archiveProcess: ({ params }) => {
    const stored = getStored(params.id);
    stored.process = { ...stored.process, status: 'archived' };
    return { body: summary(stored) };
  },
};
