import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { checkProcess } from '../index.ts';
import { aProcess, boundary, end, flow, gateway, human, script, start, subprocess, way } from '../testing/builders.ts';
import { body, embedded, within } from '../testing/scope-builders.ts';

const errorsOf = (process: ProcessDefinition) =>
  checkProcess(process).filter((diagnostic) => diagnostic.severity === 'error');

const inner = body('sub', script('a', { outputs: ['x'] }));
type NodeInput = Parameters<typeof aProcess>[0][number];
/** `start -> sub -> end`, with what a test adds. */
const around = (sub: NodeInput, more: NodeInput[] = [], flows = way('start', 'sub', 'end')) =>
  aProcess([start(), sub, ...inner.nodes, end(), ...more], [...flows, ...inner.flows]);
const compensated = (handler: NodeInput, more: NodeInput[] = []) =>
  aProcess(
    [
      start(),
      script('a'),
      boundary('undo', 'a', { event: 'compensation', handler: handler.node_id }),
      handler,
      end('end', { config: { event: 'compensation' } }),
      ...more,
    ],
    way('start', 'a', 'end'),
  );

/** `note` comes beside `a`, which may be visited again. */
const onACycle = (more: NodeInput[], flows: ReturnType<typeof way>) =>
  aProcess(
    [
      start(),
      human('a', { outputs: ['x'] }),
      boundary('note', 'a', { event: 'timer', timer: { duration: 'PT1H' }, interrupting: false }),
      gateway('more', 'exclusive'),
      end(),
      ...more,
    ],
    [
      ...way('start', 'a', 'more'),
      flow('more', 'a', { condition: 'x > 1' }),
      flow('more', 'end', { isDefault: true }),
      ...flows,
    ],
  );

const CASES: [string, string, ProcessDefinition][] = [
  ['node.unknown-scope', 'lost', around(embedded('sub'), within('nowhere', script('lost')))],
  ['node.unknown-scope', 'lost', around(embedded('sub'), within('end', script('lost')))],
  ['node.scope-cycle', 'sub', aProcess([start(), { ...embedded('sub'), scope_id: 'sub' }, end()], way('start', 'end'))],
  ['ad-hoc.start-or-end', 'sub_in', around(embedded('sub', 'ad_hoc' as never))],
  ['flow.crosses-scope', 'start', around(embedded('sub'), [], [...way('start', 'sub', 'end'), flow('start', 'a')])],
  ['node.flow-at-handler', 'sub', around(embedded('sub', 'event'))],
  ['node.config-invalid', 'sub', around(subprocess('sub', { config: {} }))],
  ['subprocess.field-not-possible', 'sub', around(embedded('sub', 'embedded', { retry: { maxAttempts: 2 } }))],
  ['subprocess.field-not-possible', 'sub', around({ ...embedded('sub'), outputs: ['x'] })],
  [
    'subprocess.cancel-not-caught',
    'tx',
    aProcess(
      [
        start(),
        embedded('tx', 'transaction'),
        ...within('tx', start('in'), end('out', { config: { event: 'cancel' } })),
        end(),
      ],
      [...way('start', 'tx', 'end'), ...way('in', 'out')],
    ),
  ],
  [
    'subprocess.event-repeats',
    'sub',
    around(embedded('sub', 'event', { loop: { condition: 'x > 1' } }), [], way('start', 'end')),
  ],
  [
    'process.no-start',
    'sub',
    aProcess([start(), embedded('sub'), ...within('sub', end('out')), end()], way('start', 'sub', 'end')),
  ],
  [
    'event.not-supported',
    'sub_in',
    aProcess(
      [
        start(),
        embedded('sub'),
        ...inner.nodes.map((one) => (one.type === 'start' ? { ...one, config: { event: 'message', name: 'm' } } : one)),
        end(),
      ],
      [...way('start', 'sub', 'end'), ...inner.flows],
    ),
  ],
  ['compensation.handler-unknown', 'undo', compensated({ ...end('other') })],
  ['compensation.handler-not-supported', 'fix', compensated(embedded('fix', 'event'))],
  [
    'node.flow-at-handler',
    'fix',
    { ...compensated(script('fix')), flows: aProcess([], way('start', 'a', 'fix', 'end')).flows },
  ],
  [
    'compensation.several-handlers',
    'again',
    compensated(script('fix'), [boundary('again', 'a', { event: 'compensation', handler: 'fix2' }), script('fix2')]),
  ],
  [
    'compensation.host-not-supported',
    'undo',
    around(embedded('sub'), [boundary('undo', 'sub', { event: 'compensation', handler: 'fix' }), script('fix')]),
  ],
  [
    'compensation.nothing-to-undo',
    'end',
    aProcess([start(), script('a'), end('end', { config: { event: 'compensation' } })], way('start', 'a', 'end')),
  ],
  [
    'compensation.nothing-to-undo',
    'end',
    {
      ...compensated(script('fix')),
      nodes: compensated(script('fix')).nodes.map((one) =>
        one.node_id === 'end' ? { ...one, config: { event: 'compensation', compensates: 'start' } } : one,
      ),
    },
  ],
  [
    'event.handler-shared',
    'note',
    aProcess(
      [start(), human('a'), boundary('note', 'a', { event: 'message', name: 'n', interrupting: false }), end()],
      [...way('start', 'a', 'end'), flow('note', 'end')],
    ),
  ],
  ['event.handler-shared', 'note', onACycle([], way('note', 'more'))],
  [
    'event.handler-terminates',
    'stop',
    onACycle([end('stop', { config: { event: 'terminate' } })], way('note', 'stop')),
  ],
  [
    'gateway.activate-after-unclear',
    'some',
    aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        script('a'),
        script('b'),
        { ...gateway('some', 'parallel'), config: { gateway: 'complex' } },
        end(),
      ],
      [...way('start', 'split', 'a', 'some', 'end'), ...way('split', 'b', 'some')],
    ),
  ],
  [
    'gateway.activate-after-not-possible',
    'g',
    aProcess(
      [start(), { ...gateway('g', 'exclusive'), config: { activateAfter: 1 } }, end()],
      way('start', 'g', 'end'),
    ),
  ],
  [
    'activity.loop-and-instances',
    'a',
    aProcess(
      [
        start(),
        script('a', {
          config: { source: 'x', loop: { condition: 'x' }, multiInstance: { mode: 'parallel', collection: 'y' } },
        }),
        end(),
      ],
      way('start', 'a', 'end'),
    ),
  ],
  [
    'soundness.deadlock',
    'join',
    aProcess(
      [
        start(),
        embedded('sub'),
        ...within(
          'sub',
          start('in'),
          gateway('x', 'exclusive'),
          script('a'),
          script('b'),
          gateway('join', 'parallel'),
          end('out'),
        ),
        end(),
      ],
      [
        ...way('start', 'sub', 'end'),
        ...way('in', 'x'),
        flow('x', 'a', { condition: 'y > 1' }),
        flow('x', 'b', { isDefault: true }),
        ...way('a', 'join', 'out'),
        ...way('b', 'join'),
      ],
    ),
  ],
  [
    'data.input-never-produced',
    'a',
    aProcess(
      [start(), embedded('sub'), ...body('sub', script('a', { requiredInputs: ['z'] })).nodes, end()],
      [...way('start', 'sub', 'end'), ...inner.flows],
    ),
  ],
];

describe('a drawing with subprocesses', () => {
  it.each(CASES)('is refused with %s at %s', (code, nodeId, process) => {
    expect(errorsOf(process)).toContainEqual(
      expect.objectContaining({ code, nodeId, message: expect.any(String), help: expect.stringMatching(/\.$/) }),
    );
  });

  it('may set fields for what lies in a subprocess', () => {
    const needs = body('sub', script('a', { requiredInputs: ['z'] }));
    const process = aProcess(
      [start(), embedded('sub', 'embedded', { inputs: { z: 1 } }), ...needs.nodes, end()],
      [...way('start', 'sub', 'end'), ...needs.flows],
    );
    expect(errorsOf(process)).toEqual([]);
  });

  it('may read what an earlier subprocess writes', () => {
    const process = around(
      embedded('sub'),
      [script('reads', { requiredInputs: ['x'] })],
      way('start', 'sub', 'reads', 'end'),
    );
    expect(errorsOf(process)).toEqual([]);
  });
});

describe('a complex gateway', () => {
  const join = (count: number, kind: 'parallel' | 'exclusive') =>
    aProcess(
      [
        start(),
        gateway('split', kind),
        script('a'),
        script('b'),
        { ...gateway('some', 'parallel'), config: { gateway: 'complex', activateAfter: count } },
        end(),
      ],
      [
        flow('start', 'split'),
        ...(kind === 'parallel'
          ? [flow('split', 'a'), flow('split', 'b')]
          : [flow('split', 'a', { condition: 'x > 1' }), flow('split', 'b', { isDefault: true })]),
        ...way('a', 'some', 'end'),
        ...way('b', 'some'),
      ],
    );

  it('is sound when enough tokens always come', () => {
    expect(errorsOf(join(1, 'parallel'))).toEqual([]);
    expect(errorsOf(join(2, 'parallel'))).toEqual([]);
  });

  it('is refused where it may wait for ever', () => {
    expect(errorsOf(join(2, 'exclusive')).map((one) => one.code)).toEqual(['soundness.deadlock']);
  });
});
