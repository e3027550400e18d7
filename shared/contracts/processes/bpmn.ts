import { z } from 'zod';
import { operation } from '../core/operation.ts';
import { DiagnosticSchema, ProcessDefinitionSchema } from '../process-definition/index.ts';
import { BpmnBindingsSchema, BpmnBindingsTemplateSchema } from './bpmn-bindings.ts';
import { ProcessSummarySchema, processPath, versionPath } from './process.ts';

const context = 'processes';

/** A BPMN 2.0 document of 5 MB at most. */
const BpmnBodySchema = z.union([
  z.string().meta({ description: 'A BPMN 2.0 document of 5 MB at most' }),
  z.custom<Uint8Array>((value) => value instanceof Uint8Array).meta({ override: { type: 'string', format: 'binary' } }),
]);

const BpmnXmlSchema = z.string().meta({ description: 'A BPMN 2.0 document with diagram interchange' });

const unreadable = [
  'bpmn.malformed-xml',
  'bpmn.doctype',
  'bpmn.encoding',
  'bpmn.not-bpmn',
  'bpmn.no-process',
  'bpmn.empty',
  'bpmn.duplicate-id',
  'bpmn.too-large',
  'bpmn.too-deep',
  'bpmn.too-many-elements',
  'bpmn.unknown-process',
  'bpmn.binding-unknown',
  'bpmn.binding-not-applicable',
];

/** `BpmnBindings` as JSON. */
const BindingsQuerySchema = z
  .string()
  .max(8_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(BpmnBindingsSchema)
  .meta({
    description:
      'What the document cannot say, as JSON: `{"nodes": {"<id>": {"jobType": "…"}}, "flows": {"<id>": {"condition": "…"}}}`',
  });

const which = z.object({
  process: z.string().min(1).max(500).optional().meta({
    description:
      'Id of a process in the document. Default: each that is executable, or, where none is, each that has elements',
  }),
  bindings: BindingsQuerySchema.optional(),
});

const read = {
  /** Id of the process in the document. */
  bpmnId: z.string(),
  /** Nothing keeps it from being published. */
  publishable: z.boolean(),
  /** What the import and the compiler have to say. */
  diagnostics: z.array(DiagnosticSchema),
};
const whole = {
  /** Processes of the document that were not imported. */
  left: z.array(z.object({ bpmnId: z.string(), name: z.string() })),
  /** About the document as a whole. */
  diagnostics: z.array(DiagnosticSchema),
};

export const BpmnCheckSchema = z
  .object({
    processes: z.array(z.object({ ...read, definition: ProcessDefinitionSchema })),
    ...whole,
    template: BpmnBindingsTemplateSchema.optional().meta({
      description: 'Bindings to fill in, where the document leaves something to decide: a null for each decision',
    }),
  })
  .meta({ id: 'BpmnCheck' });
export type BpmnCheck = z.infer<typeof BpmnCheckSchema>;

export const BpmnImportSchema = z
  .object({ processes: z.array(z.object({ ...read, process: ProcessSummarySchema })), ...whole })
  .meta({ id: 'BpmnImport' });
export type BpmnImport = z.infer<typeof BpmnImportSchema>;

export const checkBpmn = operation({
  id: 'checkBpmn',
  context,
  method: 'POST',
  path: '/processes/import/check',
  summary: 'What an import would make of a BPMN 2.0 document: definitions and diagnostics; nothing is saved',
  access: 'user',
  query: which,
  body: BpmnBodySchema,
  consumes: 'xml',
  result: BpmnCheckSchema,
  problems: unreadable,
});

export const importBpmnDocument = operation({
  id: 'importBpmn',
  context,
  method: 'POST',
  path: '/processes/import',
  summary: 'Create processes from a BPMN 2.0 document',
  description:
    'One draft for each executable process of the document. The document is kept: an export changes in it only what was changed here. `curl --data-binary @model.bpmn -H "Content-Type: application/xml"`',
  access: ['designer', 'admin'],
  query: which,
  body: BpmnBodySchema,
  consumes: 'xml',
  result: BpmnImportSchema,
  status: 201,
  idempotent: true,
  problems: [...unreadable, 'process.invalid'],
});

export const replaceWithBpmn = operation({
  id: 'replaceProcessWithBpmn',
  context,
  method: 'PUT',
  path: '/processes/{id}/bpmn',
  summary: 'Replace the working draft by a process of a BPMN 2.0 document',
  description:
    'Needs `If-Match` with the ETag of the process. Of several processes the one is taken that was imported before.',
  access: ['designer', 'admin'],
  params: processPath,
  query: which,
  body: BpmnBodySchema,
  consumes: 'xml',
  result: BpmnImportSchema,
  etag: true,
  ifMatch: 'required',
  problems: [
    ...unreadable,
    'bpmn.several-processes',
    'process.not-found',
    'process.archived',
    'process.invalid',
    'request.precondition-failed',
  ],
});

export const exportDraftBpmn = operation({
  id: 'exportProcessBpmn',
  context,
  method: 'GET',
  path: '/processes/{id}/bpmn',
  summary: 'The working draft as BPMN 2.0',
  access: 'user',
  params: processPath,
  result: BpmnXmlSchema,
  produces: 'xml',
  problems: ['process.not-found', 'bpmn.too-large'],
});

export const exportVersionBpmn = operation({
  id: 'exportProcessVersionBpmn',
  context,
  method: 'GET',
  path: '/processes/{id}/versions/{version}/bpmn',
  summary: 'A version as BPMN 2.0',
  access: 'user',
  params: versionPath,
  result: BpmnXmlSchema,
  produces: 'xml',
  problems: ['process.version-not-found', 'bpmn.too-large'],
});

export const bpmnOperations = [checkBpmn, importBpmnDocument, replaceWithBpmn, exportDraftBpmn, exportVersionBpmn];
