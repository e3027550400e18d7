import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import type { Outcome } from '../../state-machines/compiler/reference/play.ts';
import {
  aProcess,
  end,
  event,
  script,
  start,
  subprocess,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { body, embedded, within } from '../../state-machines/compiler/testing/scope-builders.ts';
import { anEngine, linted, nodesOf } from './an-engine.ts';

const engine = anEngine();

async function machineOf(definition: ProcessDefinition) {
  const compiled = await linted(definition);
  return compiled.definition;
}

async function run(
  definition: ProcessDefinition,
  children: readonly ProcessDefinition[],
  outcomes: Record<string, Outcome> = {},
) {
  const child = await Promise.all(children.map(machineOf));
  return engine.run(await machineOf(definition), { k: 0 }, (nodeId) => outcomes[nodeId] ?? { output: {} }, { child });
}

const escalation = (name: string | undefined, more: object = {}) => ({
  event: 'escalation',
  ...(name !== undefined && { name }),
  ...more,
});
const caught = (id: string, attachedTo: string, config: object) =>
  event(id, { position: 'boundary', attachedTo, outputMapping: { [id]: '{% $output.by %}' }, ...config });

/** Throws `name` and would go on; what it throws says who did. */
const throwing = (name: string) =>
  aProcess(
    [
      start(),
      script('first', { outputs: ['x'] }),
      event('tell', { position: 'throw', ...escalation(name, { inputs: { by: '{% x %}' } }) }),
      script('second'),
      end(),
    ],
    way('start', 'first', 'tell', 'second', 'end'),
  );
const ending = aProcess(
  [start(), end('tell', { config: escalation('stop', { inputs: { by: 'end' } }) })],
  way('start', 'tell'),
);
const first: Record<string, Outcome> = { first: { output: { x: 7 } } };

const calling = aProcess(
  [
    start(),
    subprocess('call'),
    caught('slow', 'call', escalation('slow', { interrupting: false })),
    script('inform', { outputs: ['informed'] }),
    end('informedEnd'),
    caught('stop', 'call', escalation('stop')),
    script('instead'),
    script('after'),
    end(),
  ],
  [...way('start', 'call', 'after', 'end'), ...way('slow', 'inform', 'informedEnd'), ...way('stop', 'instead', 'end')],
);

describe('an escalation from a called process', () => {
  it('starts something beside the call, which goes on', async () => {
    const done = await run(calling, [throwing('slow')], { ...first, inform: { output: { informed: true } } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { k: 0, slow: 7, informed: true } });
    expect(nodesOf(done).toSorted()).toEqual(['after', 'first', 'inform', 'second']);
  });

  it('ends the call where the event interrupts: nothing behind the throw runs', async () => {
    const done = await run(calling, [throwing('stop')], first);
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { k: 0, stop: 7 } });
    expect(nodesOf(done)).toEqual(['first', 'instead']);
  });

  it('that ends the called process interrupts before the call is done', async () => {
    const done = await run(calling, [ending]);
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { k: 0, stop: 'end' } });
    expect(nodesOf(done)).toEqual(['instead']);
  });

  it('that nobody catches lets both go on', async () => {
    const done = await run(calling, [throwing('other')], first);
    expect(done.status).toBe('SUCCEEDED');
    expect(nodesOf(done)).toEqual(['first', 'second', 'after']);
  });

  it('passes a process in between, whatever catches errors there', async () => {
    const between = aProcess(
      [
        start(),
        subprocess('inner'),
        event('failed', { event: 'error', position: 'boundary', attachedTo: 'inner' }),
        script('repair'),
        end(),
      ],
      [...way('start', 'inner', 'end'), ...way('failed', 'repair', 'end')],
    );
    const done = await run(calling, [between, throwing('stop')], first);
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { k: 0, stop: 7 } });
    expect(nodesOf(done)).toEqual(['first', 'instead']);
  });

  it('reaches the boundary of a subprocess around the call, and what was written in it stays', async () => {
    const inner = body('sub', script('before', { outputs: ['fb'] }), subprocess('call'));
    const process = aProcess(
      [start(), embedded('sub'), ...inner.nodes, caught('any', 'sub', escalation(undefined)), script('instead'), end()],
      [...way('start', 'sub', 'end'), ...inner.flows, ...way('any', 'instead', 'end')],
    );
    const done = await run(process, [throwing('stop')], { ...first, before: { output: { fb: 1 } } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { k: 0, fb: 1, any: 7 } });
    expect(nodesOf(done)).toEqual(['before', 'first', 'instead']);
  });

  it.each([true, false])('reaches an event subprocess that interrupts: %s', async (interrupting) => {
    const process = aProcess(
      [
        start(),
        subprocess('call'),
        end(),
        embedded('on', 'event'),
        ...within(
          'on',
          start('onIn', { config: escalation('stop', { interrupting, outputMapping: { by: '{% $output.by %}' } }) }),
          script('handle', { outputs: ['handled'] }),
          end('onOut'),
        ),
      ],
      [...way('start', 'call', 'end'), ...way('onIn', 'handle', 'onOut')],
    );
    const done = await run(process, [throwing('stop')], { ...first, handle: { output: { handled: true } } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { k: 0, by: 7, handled: true } });
    expect(nodesOf(done).toSorted()).toEqual(interrupting ? ['first', 'handle'] : ['first', 'handle', 'second']);
  });

  it('reaches what stands beside a call on a cycle', async () => {
    const process = aProcess(
      [
        start(),
        { node_id: 'merge', type: 'decision', title: 'merge', config: {} },
        subprocess('call'),
        caught('slow', 'call', escalation('slow', { interrupting: false })),
        script('inform'),
        end('informedEnd'),
        script('check', { outputs: ['again'] }),
        { node_id: 'again', type: 'decision', title: 'again?', config: {} },
        end(),
      ],
      [
        ...way('start', 'merge', 'call', 'check', 'again'),
        { id: 'back', from: 'again', to: 'merge', condition: 'again' },
        { id: 'out', from: 'again', to: 'end', isDefault: true },
        ...way('slow', 'inform', 'informedEnd'),
      ],
    );
    const done = await run(process, [throwing('slow')], { ...first, check: { output: { again: false } } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { slow: 7 } });
    expect(nodesOf(done)).toContain('inform');
  });
});
