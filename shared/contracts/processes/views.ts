import { z } from 'zod';
import { operation } from '../core/operation.ts';
import { ProcessIdSchema } from '../core/scalars.ts';
import { processPath } from './process.ts';
import { DefinitionRefSchema } from './revisions.ts';

export const ViewKindSchema = z.enum(['flow', 'swimlane', 'data-flow', 'hierarchy']).meta({
  id: 'ProcessViewKind',
  description:
    '`flow`: the flow chart; `swimlane`: who does what; `data-flow`: which node gives and needs which data; `hierarchy`: the processes that it runs, and those that they run',
});
export type ViewKind = z.infer<typeof ViewKindSchema>;

const PointSchema = z.object({ x: z.number(), y: z.number() });

export const ViewShapeSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['start', 'end', 'event', 'boundary', 'gateway', 'activity', 'lane', 'data', 'process']),
    /** What kind of node, event or gateway it is: `machine`, `ad_hoc`, `timer`, `parallel`; of data: `input` or `field`. */
    type: z.string(),
    title: z.string(),
    detail: z.string().optional(),
    /** Where a gateway's title stands without a line through it; `above` of a subprocess: at the top, since it is drawn around its nodes. */
    caption: z.enum(['above', 'below', 'aside']).optional(),
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number(),
    nodeId: z.string().optional(),
    processId: ProcessIdSchema.optional(),
    /** Version of a process in a hierarchy; absent: its draft, for none is active. */
    version: z.string().optional(),
    /**
     * `cycle`: runs one of the processes above it; `repeated`: its own part of the tree is shown elsewhere; `missing`: there is no
     * such process; `cut`: there is more below than is shown.
     */
    mark: z.enum(['cycle', 'repeated', 'missing', 'cut']).optional(),
  })
  .meta({ id: 'ProcessViewShape' });
export type ViewShape = z.infer<typeof ViewShapeSchema>;

export const ViewLineSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['sequence', 'conditional', 'default', 'produces', 'uses', 'calls']),
    from: z.string(),
    to: z.string(),
    points: z.array(PointSchema),
    label: z.string().optional(),
    labelAt: PointSchema.optional(),
  })
  .meta({ id: 'ProcessViewLine' });
export type ViewLine = z.infer<typeof ViewLineSchema>;

/** A process seen in one way, laid out: lengths in pixels, from the upper left corner. */
export const ProcessViewSchema = z
  .object({
    view: ViewKindSchema,
    processId: ProcessIdSchema,
    ref: DefinitionRefSchema,
    name: z.string(),
    width: z.number(),
    height: z.number(),
    /** From back to front. */
    shapes: z.array(ViewShapeSchema),
    lines: z.array(ViewLineSchema),
  })
  .meta({ id: 'ProcessView' });
export type ProcessView = z.infer<typeof ProcessViewSchema>;

export const getProcessView = operation({
  id: 'getProcessView',
  context: 'processes',
  method: 'GET',
  path: '/processes/{id}/views/{view}',
  summary: 'A process as a flow chart, swimlanes, data flow or hierarchy, as JSON or SVG',
  description: 'SVG with `Accept: image/svg+xml` or `format=svg`. Positions of its nodes are kept.',
  access: 'user',
  params: processPath.extend({ view: ViewKindSchema }),
  query: z.object({
    ref: DefinitionRefSchema.default('draft'),
    format: z.enum(['json', 'svg']).optional(),
    theme: z.enum(['light', 'dark']).default('light').meta({ description: 'Of the SVG' }),
  }),
  result: ProcessViewSchema,
  media: ['image/svg+xml'],
  problems: [
    'process.not-found',
    'process.version-not-found',
    'process.revision-not-found',
    'process.branch-not-found',
  ],
});

export const viewOperations = [getProcessView];
