import { describe, expect, it } from 'vitest';
import { compileProcess } from '../../state-machines/compiler/index.ts';
import {
  aProcess,
  aTarget,
  end,
  event,
  gateway,
  human,
  receive,
  script,
  start,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { anEngine, nodesOf, runnerOn } from './an-engine.ts';

const engine = anEngine();

const run: ReturnType<typeof runnerOn> = (definition, doings, circumstances) => {
  const messageTasks = definition.nodes.filter(({ config }) => config.task === true).map((node) => node.node_id);
  return runnerOn(engine)(definition, doings, { ...circumstances, messageTasks });
};
const boundary = (id: string, config: object) => event(id, { position: 'boundary', attachedTo: 'wait', ...config });

describe('a receive task', () => {
  /** Waits for an answer, reminds twice, and gives up after five hours. */
  const document = aProcess(
    [
      start(),
      receive('wait', { outputs: ['answer'], config: { correlationKey: 'id' } }),
      boundary('often', { event: 'timer', timer: { cycle: 'R2/PT50M' }, interrupting: false }),
      script('remind'),
      end('reminded'),
      boundary('late', { event: 'timer', timer: { duration: 'PT9H' } }),
      human('call'),
      end(),
    ],
    [...way('start', 'wait', 'end'), ...way('often', 'remind', 'reminded'), ...way('late', 'call', 'end')],
  );

  it('waits for its message under the key of this run', async () => {
    const done = await run(document, { wait: { output: { answer: 7 } } }, { data: { id: 'o1' } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { answer: 7 } });
    expect(
      done.calls.find(({ nodeId, config }) => nodeId === 'wait' && config.awaits?.[0]?.name === 'wait'),
    ).toMatchObject({
      config: { awaits: [{ nodeId: 'wait', event: 'message', correlationKey: 'o1' }] },
    });
  });

  it('may have timers on its border, beside it and in its place', async () => {
    const answered = await run(document, { wait: { output: { answer: 7 }, hours: 6 } });
    expect(nodesOf(answered)).toEqual(['wait', 'remind', 'remind']);
    const silent = await run(document, { wait: { error: 'States.Timeout' } });
    expect(nodesOf(silent)).toEqual(['wait', 'remind', 'remind', 'call']);
  });

  it('may repeat, and be there for each element with a key of its own', async () => {
    const looped = aProcess(
      [start(), receive('wait', { outputs: ['more'], config: { loop: { condition: 'more' } } }), end()],
      way('start', 'wait', 'end'),
    );
    const twice = await run(looped, { wait: [{ output: { more: true } }, { output: { more: false } }] });
    expect(nodesOf(twice)).toEqual(['wait', 'wait']);
    const each = aProcess(
      [
        start(),
        receive('wait', {
          config: {
            correlationKey: '$item.id',
            multiInstance: { mode: 'parallel', collection: 'orders', outputCollection: 'answers' },
          },
        }),
        end(),
      ],
      way('start', 'wait', 'end'),
    );
    const done = await run(each, { wait: { output: { ok: true } } }, { data: { orders: [{ id: 'a' }, { id: 'b' }] } });
    expect(done.data.answers).toEqual([{ ok: true }, { ok: true }]);
    expect(done.calls.map(({ config }) => config.awaits?.[0]?.correlationKey).toSorted()).toEqual(['a', 'b']);
  });

  it('may stand behind an event-based gateway', async () => {
    const process = aProcess(
      [
        start(),
        gateway('which', 'event_based'),
        receive('yes', { outputs: ['answer'] }),
        receive('no'),
        script('accept'),
        end(),
      ],
      [...way('start', 'which', 'yes', 'accept', 'end'), ...way('which', 'no', 'end')],
    );
    const compiled = compileProcess(process, aTarget());
    expect(compiled.diagnostics).toEqual([]);
    const arrives = (nodeIds: readonly string[]) => ({ nodeId: nodeIds[0]!, output: { answer: 1 } });
    const done = await engine.run(compiled.definition!, {}, () => ({ output: {} }), { arrives });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { answer: 1 } });
    expect(nodesOf(done)).toEqual(['accept']);
  });
});

describe('a send task', () => {
  const send = (id: string, config: object = {}) =>
    event(id, { task: true, event: 'message', position: 'throw', name: 'order', ...config });

  it('sends what its inputs say, once for each element, and can be undone', async () => {
    const process = aProcess(
      [
        start(),
        send('order', {
          correlationKey: '$item',
          inputs: { what: '{% $item %}' },
          multiInstance: { mode: 'sequential', collection: 'items' },
        }),
        event('undo', { event: 'compensation', position: 'boundary', attachedTo: 'order', handler: 'recall' }),
        send('recall', { name: 'recall' }),
        end('end', { config: { event: 'compensation' } }),
      ],
      way('start', 'order', 'end'),
    );
    const done = await run(process, {}, { data: { items: ['x', 'y'] } });
    expect(nodesOf(done)).toEqual(['order', 'order', 'recall', 'recall']);
    const sent = done.calls.filter(({ nodeId, operation }) => nodeId === 'order' && operation === 'message.publish');
    expect(sent.map(({ input, config }) => [input, config.correlationKey])).toEqual([
      [{ what: 'x' }, 'x'],
      [{ what: 'y' }, 'y'],
    ]);
  });
});
