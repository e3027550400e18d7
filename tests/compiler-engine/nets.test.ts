import { describe, expect, it } from 'vitest';
import { type AslDefinition, compileProcess } from '../../state-machines/compiler/index.ts';
import {
  aProcess,
  aTarget,
  end,
  event,
  flow,
  gateway,
  human,
  script,
  start,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { crowded } from '../../state-machines/compiler/testing/fixtures/crowded.ts';
import { lint } from '../../state-machines/compiler/testing/lint.ts';
import { anEngine } from './an-engine.ts';

const engine = anEngine();

describe('nets with more lanes than a map has', () => {
  it('run all that runs at the same time', async () => {
    const { ids, process } = crowded(43);
    const compiled = compileProcess(process, aTarget());
    expect(compiled.diagnostics).toEqual([]);
    expect(await lint(compiled.definition!)).toEqual([]);
    const done = await engine.run(compiled.definition!, {}, (nodeId) => ({ output: { [`f_${nodeId}`]: 1 } }));
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: Object.fromEntries(ids.map((id) => [`f_${id}`, 1])) });
    expect(done.visits.length).toBe(ids.length);
  }, 60_000);

  it('let a row of reminders be, of which some are due', async () => {
    const ids = Array.from({ length: 102 }, (_, at) => `t${at}`);
    const process = aProcess(
      [
        start(),
        ...ids.flatMap((id) => [
          human(id),
          event(`${id}r`, {
            event: 'timer',
            position: 'boundary',
            interrupting: false,
            attachedTo: id,
            timer: { duration: 'PT1H' },
          }),
          script(`${id}n`, { outputs: [`f_${id}n`] }),
          end(`${id}e`),
        ]),
        gateway('more', 'exclusive'),
        end(),
      ],
      [
        ...way('start', 't0', 't1', 'more'),
        flow('more', 't2', { condition: 'all' }),
        flow('more', 'end', { isDefault: true }),
        ...way(...ids.slice(2), 'end'),
        ...ids.flatMap((id) => way(`${id}r`, `${id}n`, `${id}e`)),
      ],
    );
    const compiled = compileProcess(process, aTarget());
    expect(compiled.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    // So many that the machine is split, too.
    const { main, parts } = compiled.machines!;
    const done = await engine.run(
      JSON.parse(main) as AslDefinition,
      { all: false },
      (nodeId) => ({ output: { [`f_${nodeId}`]: 1 } }),
      {
        lateHours: { t0: 3 },
        parts: parts.map(({ key, asl }) => ({ key, definition: JSON.parse(asl) as AslDefinition })),
      },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { f_t0n: 1 } });
    expect(done.visits.map((visit) => visit.nodeId)).toEqual(['t0', 't0n', 't1']);
  }, 120_000);
});
