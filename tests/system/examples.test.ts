import { describe, expect, inject, it } from 'vitest';
import { EXAMPLE_FOLDERS, publishExamples } from '#examples/player/definitions.ts';
import { signInAll } from '#examples/player/people.ts';
import { playRun, startRun } from '#examples/player/play.ts';
import { EXAMPLES } from '#examples/runs.ts';

const people = await signInAll(inject('url'));
const ids = await publishExamples(people.dana);

describe('the example processes', () => {
  it('are all published', () => {
    expect(Object.keys(ids).sort()).toEqual([...EXAMPLE_FOLDERS].sort());
  });

  describe.each(EXAMPLES)('$folder', ({ folder, runs }) => {
    it.each(runs)('$name', async (script) => {
      const started = await startRun(ids[folder]!, { people, script });
      const { execution } = await playRun(started.id, { people, script });
      expect(execution.error).toBeUndefined();
      expect(execution).toMatchObject({
        status: 'COMPLETED',
        runtimeStatus: 'completed',
        output: script.expect,
      });
      expect(execution.currentNodes).toEqual([]);
      expect(execution.nodes.every(({ status }) => status !== 'in_progress')).toBe(true);
    });
  });
});
