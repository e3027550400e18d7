import fc from 'fast-check';
import type { ProcessDefinition, ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { aProcess, end, gateway, script, start } from './builders.ts';
import { fieldOf } from './random-process.ts';

/** Between `from` and `to` in the order of the activities; each waits for all that lead to it. */
export interface Dag {
  readonly size: number;
  readonly arcs: readonly (readonly [number, number])[];
}

export const dags: fc.Arbitrary<Dag> = fc.integer({ min: 2, max: 6 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    arcs: fc.uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.integer({ min: 0, max: size - 1 })).filter(([a, b]) => a < b),
      { maxLength: 8, selector: ([a, b]) => `${a}-${b}` },
    ),
  }),
);

/**
 * Activities that each wait for some others, as a plan draws them: sound, and seldom made of blocks. Every activity
 * stands between a parallel join and a parallel split where it needs them.
 */
export function drawDag({ size, arcs }: Dag): ProcessDefinition {
  const nodes: ProcessDefinitionInput['nodes'] = [
    start(),
    gateway('begin', 'parallel'),
    gateway('finish', 'parallel'),
    end(),
  ];
  const flows: ProcessDefinitionInput['flows'] = [];
  const connect = (from: string, to: string) => flows.push({ id: `flow${flows.length + 1}`, from, to });
  const activities = Array.from({ length: size }, (_, at) => `task${at}`);
  const before = (at: number) => arcs.filter(([, to]) => to === at);
  const after = (at: number) => arcs.filter(([from]) => from === at);
  const entry = (at: number) => (before(at).length > 1 ? `join${at}` : `task${at}`);
  const exit = (at: number) => (after(at).length > 1 ? `split${at}` : `task${at}`);
  connect('start', 'begin');
  for (const [at, id] of activities.entries()) {
    nodes.push(script(id, { outputs: [fieldOf(id)], config: { source: 'return data' } }));
    if (before(at).length > 1) {
      nodes.push(gateway(`join${at}`, 'parallel'));
      connect(`join${at}`, id);
    }
    if (after(at).length > 1) {
      nodes.push(gateway(`split${at}`, 'parallel'));
      connect(id, `split${at}`);
    }
    if (before(at).length === 0) connect('begin', entry(at));
    if (after(at).length === 0) connect(exit(at), 'finish');
  }
  for (const [from, to] of arcs) connect(exit(from), entry(to));
  connect('finish', 'end');
  return aProcess(nodes, flows);
}

export const randomDag: fc.Arbitrary<ProcessDefinition> = dags.map(drawDag);
