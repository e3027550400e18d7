import { describe, expect, it } from 'vitest';
import { compileProcess } from '../../state-machines/compiler/index.ts';
import {
  aProcess,
  aTarget,
  boundary,
  end,
  gateway,
  human,
  script,
  start,
  subprocess,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { body, embedded, within } from '../../state-machines/compiler/testing/scope-builders.ts';
import { anEngine, never, nodesOf, runnerOn } from './an-engine.ts';

const engine = anEngine();

const run: ReturnType<typeof runnerOn> = (definition, doings, circumstances) =>
  runnerOn(engine)(definition, doings, { data: { people: ['a', 'b', 'c'] }, ...circumstances });

describe('what surrounds an activity', () => {
  it('lets a called process fail under its own error beside a message', async () => {
    const child = aProcess([start(), end('no', { config: { event: 'error', name: 'Refused' } })], way('start', 'no'));
    const process = aProcess(
      [
        start(),
        subprocess('call'),
        boundary('stop', 'call', { event: 'message', name: 'stop' }),
        boundary('refused', 'call', { event: 'error', name: 'Refused' }),
        script('sorry'),
        end(),
      ],
      [...way('start', 'call', 'end'), ...way('stop', 'end'), ...way('refused', 'sorry', 'end')],
    );
    const compiled = compileProcess(child, aTarget());
    const done = await run(process, {}, { child: compiled.definition! });
    expect(nodesOf(done)).toEqual(['sorry']);
  });

  it('lets a timer end a task that a message may end too', async () => {
    const process = aProcess(
      [
        start(),
        human('ask'),
        boundary('stop', 'ask', { event: 'message', name: 'stop' }),
        boundary('late', 'ask', {
          event: 'timer',
          timer: { duration: 'PT2H' },
          outputMapping: { why: '{% $output.error %}' },
        }),
        end(),
        end('stopped'),
      ],
      [...way('start', 'ask', 'end'), ...way('stop', 'stopped'), ...way('late', 'stopped')],
    );
    const late = await run(process, { ask: never });
    expect(late).toMatchObject({ status: 'SUCCEEDED', data: { why: 'States.Timeout' } });
    expect(late.states).toContain('late');
    const hasty = {
      ...process,
      nodes: process.nodes.map((node) => (node.node_id === 'ask' ? { ...node, config: { timeout: 'PT1H' } } : node)),
    };
    expect((await run(hasty, { ask: never })).states).toContain('late');
    const stopped = await run(process, { ask: { event: 'stop', brings: {} } });
    expect(stopped.states).toContain('stop');
  });

  it('lets a reminder go its way beside a task that a message ends', async () => {
    const process = aProcess(
      [
        start(),
        human('ask', { outputs: ['answer'] }),
        boundary('remind', 'ask', { event: 'timer', timer: { duration: 'PT1H' }, interrupting: false }),
        script('nudge', { outputs: ['nudged'] }),
        end('nudgedEnd'),
        boundary('stop', 'ask', { event: 'message', name: 'stop' }),
        script('after'),
        end(),
      ],
      [...way('start', 'ask', 'after', 'end'), ...way('remind', 'nudge', 'nudgedEnd'), ...way('stop', 'after')],
    );
    const nudge = { output: { nudged: 1 } };
    const done = await run(process, { ask: { output: { answer: 1 } }, nudge }, { lateHours: { ask: 4 } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { answer: 1, nudged: 1 } });
    expect(nodesOf(done)).toEqual(['ask', 'nudge', 'after']);
    const stopped = await run(process, { ask: { event: 'stop', brings: {} }, nudge });
    expect(nodesOf(stopped)).toEqual(['ask', 'after']);
  });

  it('lets what a reminder starts meet the rest again, whichever lane carries it', async () => {
    const process = aProcess(
      [
        start(),
        human('ask', { outputs: ['answer'] }),
        boundary('remind', 'ask', { event: 'timer', timer: { duration: 'PT1H' }, interrupting: false }),
        script('nudge', { outputs: ['nudged'] }),
        gateway('meet', 'inclusive'),
        script('after'),
        end(),
      ],
      [...way('start', 'ask', 'meet', 'after', 'end'), ...way('remind', 'nudge', 'meet')],
    );
    expect(compileProcess(process, aTarget()).asl).toContain('join.move');
    const outcomes = { ask: { output: { answer: 1 } }, nudge: { output: { nudged: 1 } } };
    const late = await run(process, outcomes, { lateHours: { ask: 4 } });
    expect(late).toMatchObject({ status: 'SUCCEEDED', data: { answer: 1, nudged: 1 } });
    expect(nodesOf(late)).toEqual(['ask', 'nudge', 'after']);
    const soon = await run(process, outcomes);
    expect(soon).toMatchObject({ status: 'SUCCEEDED', data: { answer: 1 } });
    expect(nodesOf(soon)).toEqual(['ask', 'after']);
  });

  it('lets a timer end all instances, and the others be withdrawn', async () => {
    const process = aProcess(
      [
        start(),
        human('each', {
          config: { multiInstance: { mode: 'parallel', collection: 'people', outputCollection: 'answers' } },
        }),
        boundary('late', 'each', { event: 'timer', timer: { duration: 'PT2H' } }),
        script('without'),
        end(),
      ],
      [...way('start', 'each', 'end'), ...way('late', 'without', 'end')],
    );
    const late = await run(process, { each: [{ output: { n: 1 } }, never] });
    expect(nodesOf(late).at(-1)).toBe('without');
    expect(late.calls.some((call) => call.operation === 'task.withdraw')).toBe(true);
    const done = await run(process, { each: { output: { n: 1 } } });
    expect(done.data.answers).toEqual([{ n: 1 }, { n: 1 }, { n: 1 }]);
  });

  it('keeps what the visits of a loop wrote before a message ends it', async () => {
    const process = aProcess(
      [
        start(),
        human('again', { outputs: ['n'], config: { loop: { condition: 'n < 5' } } }),
        boundary('stop', 'again', { event: 'message', name: 'stop' }),
        script('after'),
        end(),
      ],
      [...way('start', 'again', 'end'), ...way('stop', 'after', 'end')],
    );
    const done = await run(process, {
      again: [{ output: { n: 1 } }, { output: { n: 2 } }, { event: 'stop', brings: {} }],
    });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { n: 2 } });
    expect(nodesOf(done)).toEqual(['again', 'again', 'again', 'after']);
  });

  it('ends instances of a subprocess early, and gives what the others wrote', async () => {
    const one = body('one', human('vote', { outputs: ['vote'] }));
    const process = aProcess(
      [
        start(),
        embedded('one', 'embedded', {
          inputs: { who: '{% $item %}' },
          multiInstance: {
            mode: 'parallel',
            collection: 'people',
            completionCondition: '$completed / $total > 0.5',
            outputCollection: 'votes',
          },
        }),
        ...one.nodes,
        end(),
      ],
      [...way('start', 'one', 'end'), ...one.flows],
    );
    const done = await run(process, { vote: [{ output: { vote: 1 } }, never, { output: { vote: 3 } }] });
    expect(done).toMatchObject({ status: 'SUCCEEDED' });
    expect((done.data.votes as { vote: number }[]).map((one) => one.vote).toSorted()).toEqual([1, 3]);
    expect(done.data).not.toHaveProperty('who');
  });
});

describe('event subprocesses within a subprocess', () => {
  const inner = body('sub', script('a', { outputs: ['fa'] }), human('b', { outputs: ['fb'] }));
  const handler = (config: object, ...nodes: Parameters<typeof within>[1][]) => [
    { ...embedded('on', 'event'), scope_id: 'sub' },
    ...within('on', start('onIn', { config: config as never }), ...nodes, end('onOut')),
  ];
  const process = (config: object) =>
    aProcess(
      [
        start(),
        embedded('sub'),
        ...inner.nodes,
        ...handler(config, script('handle', { outputs: ['handled'] })),
        boundary('failed', 'sub', { event: 'error', outputMapping: { error: '{% $output.error %}' } }),
        script('after'),
        end(),
        end('broken'),
      ],
      [
        ...way('start', 'sub', 'after', 'end'),
        ...inner.flows,
        ...way('onIn', 'handle', 'onOut'),
        ...way('failed', 'broken'),
      ],
    );
  const cancel = { event: 'message', name: 'cancel', outputMapping: { why: '{% $output.why %}' } };

  it('end it, and the process goes on behind it', async () => {
    const done = await run(process(cancel), {
      a: { output: { fa: 1 } },
      b: { event: 'onIn', brings: { why: 'w' } },
      handle: { output: { handled: 2 } },
    });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { fa: 1, why: 'w', handled: 2 } });
    expect(nodesOf(done)).toEqual(['a', 'b', 'handle', 'after']);
  });

  it('fail it when they fail, with all that was written', async () => {
    const done = await run(process(cancel), {
      a: { output: { fa: 1 } },
      b: { event: 'onIn', brings: { why: 'w' } },
      handle: { error: 'Broken' },
    });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { fa: 1, why: 'w', error: 'Broken' } });
    expect(done.states.at(-1)).toBe('broken');
  });

  it('leave errors of others to its boundary', async () => {
    const done = await run(process({ event: 'error', name: 'Known' }), {
      a: { output: { fa: 1 } },
      b: { error: 'Unknown' },
    });
    expect(done).toMatchObject({ data: { fa: 1, error: 'Unknown' } });
    const handled = await run(process({ event: 'error', name: 'Known' }), {
      b: { error: 'Known' },
      handle: { output: { handled: 1 } },
    });
    expect(nodesOf(handled)).toEqual(['a', 'b', 'handle', 'after']);
  });

  it('hold with the rest while the run is paused', async () => {
    const done = await run(
      process(cancel),
      { a: { output: { fa: 1 } }, b: { output: { fb: 2 } } },
      { pausedAt: ['a', 'b', 'sub', 'after'] },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { fa: 1, fb: 2 } });
    expect(nodesOf(done)).toEqual(['a', 'b', 'after']);
  });

  it('stay when the process is entered at their subprocess, or behind it', async () => {
    const outcomes = { a: { output: { fa: 1 } }, b: { event: 'onIn', brings: { why: 'w' } } } as const;
    expect(nodesOf(await run(process(cancel), outcomes, { entryNode: 'sub' }))).toEqual(['a', 'b', 'handle', 'after']);
    expect(nodesOf(await run(process(cancel), outcomes, { entryNode: 'after' }))).toEqual(['after']);
    expect(nodesOf(await run(process(cancel), outcomes, { entryNode: 'b' }))).toEqual(['b', 'handle', 'after']);
  });
});
