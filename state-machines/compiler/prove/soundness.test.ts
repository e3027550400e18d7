import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { createReport } from '../diagnostics/report.ts';
import { aProcess, end, flow, gateway, script, start, way } from '../testing/builders.ts';
import { diagnosticOf } from '../testing/codes.ts';
import { graphOf } from '../testing/graphs.ts';
import { proveSound } from './soundness.ts';

/** Lines of work side by side that wait for each other crosswise. */
function entangled(lines: number): ProcessDefinition {
  const all = Array.from({ length: lines }, (_, at) => at);
  return aProcess(
    [
      start(),
      gateway('split', 'parallel'),
      ...all.flatMap((at) => [script(`t${at}`), gateway(`out${at}`, 'parallel'), gateway(`in${at}`, 'parallel')]),
      gateway('join', 'parallel'),
      end(),
    ],
    [
      flow('start', 'split'),
      ...all.flatMap((at) => [
        ...way('split', `t${at}`, `out${at}`, `in${at}`, 'join'),
        flow(`out${at}`, `in${(at + 1) % lines}`),
      ]),
      flow('join', 'end'),
    ],
  );
}

describe('a process that is too entangled', () => {
  it('is refused with what to do, and no place', () => {
    expect(diagnosticOf(entangled(12), 'soundness.not-proven')).toEqual({
      code: 'soundness.not-proven',
      severity: 'error',
      message: 'The process is too entangled to prove that it cannot get stuck (more than 20000 situations).',
      help: 'Draw its parallel parts as blocks: one gateway that splits, one that joins.',
    });
  });

  it('gives its situations when it is less so', () => {
    const report = createReport();
    expect(proveSound(graphOf(entangled(3)), report)!.length).toBeGreaterThan(10);
    expect(report.diagnostics).toEqual([]);
  });
});

describe('the way to where a process gets stuck', () => {
  it('leaves out the common end, to which tokens came before', () => {
    const process = aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        gateway('which', 'exclusive'),
        gateway('join', 'parallel'),
        end('one'),
        end('two'),
      ],
      [
        ...way('start', 'split', 'which'),
        flow('which', 'join', { condition: 'x > 1' }),
        flow('which', 'join', { id: 'otherwise', isDefault: true }),
        ...way('join', 'one'),
        ...way('split', 'two'),
      ],
    );
    expect(diagnosticOf(process, 'soundness.deadlock').path).toEqual(['start', 'split', 'which', 'two', 'join']);
  });
});

describe('an inclusive gateway that two tokens go on from', () => {
  const twice = (nodes: Parameters<typeof aProcess>[0], flows: Parameters<typeof aProcess>[1]) =>
    diagnosticOf(aProcess([start(), ...nodes, end()], flows), 'soundness.lack-of-synchronization');
  const either = (from: string, to: string, otherwise: string) => [
    flow(from, to, { condition: 'x > 1' }),
    flow(from, otherwise, { isDefault: true }),
  ];

  it('is told apart where a way leads around it', () => {
    const nodes = [
      gateway('top', 'exclusive'),
      gateway('some', 'inclusive'),
      script('a'),
      gateway('again', 'exclusive'),
      gateway('meet', 'inclusive'),
      gateway('over', 'exclusive'),
    ];
    const flows = [
      ...way('start', 'top', 'some'),
      ...either('some', 'a', 'meet'),
      ...way('a', 'again'),
      ...either('again', 'top', 'meet'),
      ...way('meet', 'over'),
      ...either('over', 'top', 'end'),
    ];
    expect(twice(nodes, flows)).toMatchObject({
      nodeId: 'meet',
      help: 'A way leads around it, by which a token that is still to come counts as one that has: put the parallel part into a subprocess of the drawing.',
    });
  });

  it('is not the node at which tokens meet that should have waited before, cycle or not', () => {
    const nodes = [
      gateway('top', 'exclusive'),
      gateway('split', 'parallel'),
      script('a'),
      script('b'),
      gateway('meet', 'exclusive'),
      gateway('over', 'exclusive'),
    ];
    const flows = [
      ...way('start', 'top', 'split', 'a', 'meet', 'over'),
      ...way('split', 'b', 'meet'),
      ...either('over', 'top', 'end'),
    ];
    expect(twice(nodes, flows)).toMatchObject({
      nodeId: 'meet',
      help: 'Join the parallel flows with a parallel gateway before this node.',
    });
  });
});

describe('an inclusive gateway on a cycle that waits', () => {
  it('for tokens of the same time around, is told to be joined as they were split', () => {
    const process = aProcess(
      [
        start(),
        gateway('top', 'exclusive'),
        gateway('split', 'parallel'),
        gateway('which', 'exclusive'),
        gateway('both', 'parallel'),
        gateway('meet', 'inclusive'),
        gateway('over', 'exclusive'),
        end(),
      ],
      [
        ...way('start', 'top', 'split', 'meet', 'over'),
        flow('over', 'top', { condition: 'x > 1' }),
        flow('over', 'end', { isDefault: true }),
        ...way('split', 'which'),
        flow('which', 'both', { condition: 'x > 2' }),
        flow('which', 'meet', { isDefault: true }),
        ...way('split', 'both', 'meet'),
      ],
    );
    expect(diagnosticOf(process, 'soundness.deadlock')).toMatchObject({
      nodeId: 'meet',
      help: 'Join the flows with a gateway of the kind that split them: exclusive with exclusive, parallel with parallel.',
    });
  });
});
