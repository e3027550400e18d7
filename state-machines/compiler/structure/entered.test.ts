import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Marking } from '#contracts/processes/index.ts';
import { createReport } from '../diagnostics/report.ts';
import { enterGraph } from '../enter/enter-graph.ts';
import { idOf } from '../normalize/model.ts';
import { proveSound } from '../prove/soundness.ts';
import { aProcess, end, flow, gateway, script, start, way } from '../testing/builders.ts';
import { drawn } from '../testing/drawn.ts';
import { graphOf } from '../testing/graphs.ts';
import { structureGraph } from './structure.ts';

/** The structure of a run that begins with tokens at these nodes. */
function enteredAt(process: ProcessDefinition, ...ids: string[]) {
  const report = createReport();
  const marking: Marking = { tokens: ids.map((at) => ({ at })) };
  const graph = enterGraph(graphOf(process), marking, report)!;
  return structureGraph(graph, (blocks) => proveSound(graph, report, blocks))!;
}
const scripts = (...ids: string[]) => ids.map((id) => script(id));
const parallel = (...ids: string[]) => ids.map((id) => gateway(id, 'parallel'));

/** A join that only one flow is left of has nothing to wait for, whatever its kind. */
describe('a run that begins where tokens had met in part', () => {
  it('does not count at joins of which one flow is left', () => {
    // Each of the later joins waits for both lines; a and b stand before the first of them.
    const process = aProcess(
      [
        start(),
        ...parallel('split', 'm', 'n', 'm2', 'n2', 'join'),
        ...scripts('a', 'b', 'c', 'd', 'x', 'y', 'past', 'gone'),
        end(),
      ],
      [
        ...way('start', 'split', 'a', 'm', 'c', 'm2', 'x', 'join', 'end'),
        ...way('split', 'b', 'n', 'd', 'n2', 'y', 'join'),
        ...way('m', 'n2'),
        ...way('n', 'm2'),
        ...way('split', 'past', 'm'),
        ...way('split', 'gone', 'n'),
      ],
    );
    const [a, b] = ['m: c m2* x | n2* y', 'n: d n2* y | m2* x'];
    const [first, second] = [0, 1].map((at) => `flowmaster.entry.${at}`);
    expect(drawn(enteredAt(process, 'a', 'b'))).toBe(
      `start free{flowmaster.entry..split: ${first} a m free{${a} > join} | ${second} b n free{${b} > join} > join} join end`,
    );
  });

  it('does not report to a net at joins of which one flow is left', () => {
    const process = aProcess(
      [
        start(),
        ...['some', 'early', 'meet', 'join'].map((id) => gateway(id, 'inclusive')),
        gateway('fork', 'parallel'),
        ...scripts('a', 'b', 'c', 'x', 'after'),
        end(),
      ],
      [
        flow('start', 'some'),
        flow('some', 'a', { condition: 'x > 1' }),
        flow('some', 'x', { condition: 'x > 2' }),
        flow('some', 'b', { isDefault: true }),
        ...way('a', 'early', 'meet', 'after', 'join', 'end'),
        ...way('x', 'early'),
        ...way('b', 'fork', 'meet'),
        ...way('fork', 'c', 'join'),
      ],
    );
    const [block] = enteredAt(process, 'a', 'b').blocks.values();
    expect(block!.kind).toBe('net');
    expect(block!.branches[0]!.scope!.net!.joins.map(({ join }) => idOf(join))).toEqual(['meet']);
  });
});
