import { describe, expect, it } from 'vitest';
import {
  aProcess,
  end,
  flow,
  human,
  script,
  start,
  subprocess,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { FIXTURES } from '../../state-machines/compiler/testing/fixtures.ts';
import { anEngine, compile, plainRunnerOn } from './an-engine.ts';

const engine = anEngine();

const run = plainRunnerOn(engine);

describe('required inputs', () => {
  it('fail the run with the name of the field when they have no value', async () => {
    const done = await run(FIXTURES.loopBack!, {});
    expect(done).toMatchObject({ status: 'FAILED', cause: expect.stringContaining('needs the field amount') });
  });
});

describe('retries', () => {
  it('repeat the work and leave a pause alone', async () => {
    const process = aProcess(
      [start(), script('a', { outputs: ['x'], config: { source: 'x', retry: { maxAttempts: 3 } } }), end()],
      way('start', 'a', 'end'),
    );
    const done = await run(
      process,
      {},
      { a: [{ error: 'Busy' }, { error: 'Busy' }, { output: { x: 1 } }] },
      { pausedAt: ['a'] },
    );
    expect(done.states).toEqual(['a', 'a — hold', 'a', 'end']);
    expect(done.data).toEqual({ x: 1 });
  });
});

describe('a subprocess', () => {
  const child = (config: object = {}) => {
    const nodes = [start(), script('score', { outputs: ['score'] }), end('end', { config: config as never })];
    return compile(aProcess(nodes, way('start', 'score', 'end'))).definition;
  };

  it('runs with its inputs and gives its data', async () => {
    const done = await run(
      FIXTURES.child!,
      { applicant: 'Ann' },
      { score: { output: { score: 7 } } },
      { child: child() },
    );
    expect(done.data).toEqual({ applicant: 'Ann', score: 7 });
    expect(done.calls[0]).toMatchObject({ operation: 'execution.prepare-child', input: { who: 'Ann' } });
  });

  it('takes the way of the error that it ends with', async () => {
    const done = await run(FIXTURES.child!, {}, {}, { child: child({ event: 'error', name: 'CreditRefused' }) });
    expect(done.states.slice(-2)).toEqual(['refused', 'no']);
  });

  it('takes the way for every error otherwise', async () => {
    const done = await run(FIXTURES.child!, {}, {}, { child: child({ event: 'error', name: 'Other' }) });
    expect(done.states.at(-2)).toBe('broken');
  });

  it('fails with the error of its child when nobody catches it', async () => {
    const process = aProcess(
      [
        start(),
        subprocess('sub'),
        {
          node_id: 'e',
          type: 'event',
          title: 'e',
          config: { event: 'error', position: 'boundary', attachedTo: 'sub', name: 'Known' },
        },
        end(),
      ],
      [...way('start', 'sub', 'end'), flow('e', 'end')],
    );
    const done = await run(process, {}, {}, { child: child({ event: 'error', name: 'Unknown' }) });
    expect(done).toMatchObject({ status: 'FAILED', error: 'Unknown' });
  });
});

describe('a human task', () => {
  it('is told texts that look like expressions as they are', async () => {
    const text = '{% $states.context %}';
    const process = aProcess(
      [start(), human('ask', { title: text, description: text, config: { instructions: text } }), end()],
      way('start', 'ask', 'end'),
    );
    const done = await run(process, {});
    expect(done.calls[0]!.config).toMatchObject({ title: text, description: text, instructions: text });
  });

  it('is told texts of several lines, and empty ones, as they are', async () => {
    const done = await run(FIXTURES.texts!, {});
    expect(done.calls[0]).toMatchObject({
      input: { note: '', long: 'one\ntwo', sum: 2 },
      config: { source: 'const x = "a";\nreturn { x };\n' },
    });
    expect(done.calls[1]!.config).toMatchObject({
      title: '{% odd %}',
      instructions: 'Read\nthis.',
      form_fields: [{ default: '', description: 'a\nb' }],
    });
  });

  it('is called as the contract says', async () => {
    const process = aProcess(
      [
        start(),
        human('ask', {
          title: 'Ask',
          lane_id: 'office',
          config: {
            contextFields: ['a', 'gone'],
            assignee: '{% who %}',
            form_fields: [{ name: 'x', label: 'X', type: 'text', default: '{% a %}' }],
          },
        }),
        end(),
      ],
      way('start', 'ask', 'end'),
      { lanes: [{ id: 'office', title: 'Office', role: 'manager' }] },
    );
    const done = await run(process, { a: 1 });
    expect(done.calls[0]).toMatchObject({
      operation: 'task.create',
      nodeId: 'ask',
      config: {
        title: 'Ask',
        action: 'employee_task',
        assignee: null,
        priority: 'medium',
        context: { a: 1 },
        form_fields: [{ default: 1 }],
      },
      input: {},
      taskToken: expect.any(String),
    });
  });
});
