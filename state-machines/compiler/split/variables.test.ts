import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { compileProcess } from '../index.ts';
import { aProcess, aTarget, end, event, script, start, way } from '../testing/builders.ts';
import { body, embedded } from '../testing/scope-builders.ts';

const scripts = (count: number, config: object = {}) =>
  Array.from({ length: count }, (_, at) =>
    script(`s${at}`, { outputs: [`f${at % 7}`], config: { source: 'return {}', ...config } }),
  );

/** What is written in it is kept under the name of its visit, for when a message ends it. */
const interrupted = (count: number): ProcessDefinition => {
  const inner = body('sub', ...scripts(count));
  return aProcess(
    [
      start(),
      embedded('sub'),
      ...inner.nodes,
      event('stop', { position: 'boundary', attachedTo: 'sub', event: 'message', name: 'stop' }),
      end(),
    ],
    [...way('start', 'sub', 'end'), ...inner.flows, ...way('stop', 'end')],
  );
};

/** Each repeats, which a variable counts. */
const repeating = (count: number): ProcessDefinition => {
  const loops = scripts(count, { loop: { condition: '$iteration < 3' } });
  return aProcess([start(), ...loops, end()], way('start', ...loops.map((one) => one.node_id), 'end'));
};

describe('A process that is larger than one state machine may be, whose states know variables', () => {
  it.each([
    ['a subprocess that a message may end', interrupted(900)],
    ['activities that repeat', repeating(1_300)],
  ])('is split where it is %s', (_what, definition) => {
    const { ok, asl, machines, diagnostics } = compileProcess(definition, aTarget());
    expect(diagnostics).toMatchObject([{ code: 'process.split', severity: 'info' }]);
    expect(ok).toBe(true);
    expect(Buffer.byteLength(asl!)).toBeGreaterThan(1_048_576);
    expect(machines!.parts.length).toBeGreaterThan(0);
  });
});
