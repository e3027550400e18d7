import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { createReport } from '../diagnostics/report.ts';
import { aProcess, end, gateway, script, start, way } from '../testing/builders.ts';
import { FIXTURES } from '../testing/fixtures.ts';
import { structureOf } from '../testing/graphs.ts';
import { checkWriteConflicts } from './check-conflicts.ts';

function warningsOf(process: ProcessDefinition) {
  const report = createReport();
  checkWriteConflicts(structureOf(process), report);
  return report.diagnostics;
}

const parallel = (...ids: string[]) => ids.map((id) => gateway(id, 'parallel', { title: `Do ${id}` }));
const writing = (id: string, ...outputs: string[]) => script(id, { outputs });
/** Where a field is said to be written twice. */
const places = (process: ProcessDefinition) => warningsOf(process).map(({ nodeId, field }) => `${nodeId} ${field}`);

describe('the warning of parallel writes', () => {
  it('names the split, the field and what to do', () => {
    const process = aProcess(
      [start(), ...parallel('split', 'join'), writing('a', 'x', 'y'), writing('b', 'x', 'z'), end()],
      [...way('start', 'split', 'a', 'join', 'end'), ...way('split', 'b', 'join')],
    );
    expect(warningsOf(process)).toEqual([
      {
        code: 'data.parallel-write-conflict',
        severity: 'warning',
        nodeId: 'split',
        field: '/data/x',
        message:
          'Several branches behind “Do split” write the field x; where more than one changes it, the last branch wins.',
        help: 'Let each branch write a field of its own, and combine them after the join.',
      },
    ]);
  });

  it('is not given where each branch has fields of its own', () => {
    expect(warningsOf(FIXTURES.parallel!)).toEqual([]);
    expect(warningsOf(FIXTURES.crossing!)).toEqual([]);
  });

  it('is given for the blocks within branches, and for each by itself', () => {
    const process = aProcess(
      [start(), ...parallel('split', 'c', 'join'), writing('a', 'x'), writing('d', 'x', 'y'), writing('e', 'y'), end()],
      [...way('start', 'split', 'a', 'join', 'end'), ...way('split', 'c', 'd', 'join'), ...way('c', 'e', 'join')],
    );
    expect(places(process)).toEqual(['split /data/x', 'c /data/y']);
  });

  it('is given for the blocks within a branch beside which there is nothing', () => {
    const process = aProcess(
      [start(), ...parallel('split', 'c', 'join'), writing('d', 'x'), writing('e', 'x'), end()],
      [...way('start', 'split', 'c', 'd', 'join', 'end'), ...way('c', 'e', 'join'), ...way('split', 'join')],
    );
    expect(places(process)).toEqual(['c /data/x']);
  });

  it('is given for branches that meet before the others do', () => {
    const process = aProcess(
      [
        start(),
        ...parallel('split', 'first', 'second'),
        writing('a', 'x'),
        writing('b', 'x'),
        writing('c', 'y'),
        end(),
      ],
      [
        ...way('start', 'split', 'a', 'first', 'second', 'end'),
        ...way('split', 'b', 'first'),
        ...way('split', 'c', 'second'),
      ],
    );
    expect(places(process)).toEqual(['split /data/x']);
  });
});
