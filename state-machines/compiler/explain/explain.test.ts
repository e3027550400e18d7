import { describe, expect, it } from 'vitest';
import { compileProcess } from '../index.ts';
import { structurePatterns } from '../patterns/structure.ts';
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
  subprocess,
  way,
} from '../testing/builders.ts';
import { explainMachine } from './explain-process.ts';
import { PRICES } from './prices.ts';

function explained(definition: ReturnType<typeof aProcess>) {
  const compiled = compileProcess(definition, aTarget());
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const explanation = explainMachine(definition, compiled.definition, compiled.sourceMap);
  return { ...explanation, node: (id: string) => explanation.nodes.find(({ nodeId }) => nodeId === id)! };
}

describe('The explanation of a node', () => {
  it('tells where lanes carry tokens, and counts each of them', () => {
    const { node, process } = explained(structurePatterns.find(({ number }) => number === 38)!.example!);
    expect(node('some').construct).toBe('Map with a lane for each token, which lambda:invoke.waitForTaskToken moves');
    // Each of two lanes begins, looks whether it is the first, reports, is told and ends; around them a state and the map.
    expect(process.transitions.min).toBeGreaterThanOrEqual(2 + 2 * 5);
    expect(process.repetitions.map(({ kind }) => kind)).toEqual(['loop']);
  });

  it('counts what a script uses', () => {
    const { node } = explained(aProcess([start(), script('total'), end()], way('start', 'total', 'end')));
    expect(node('total')).toMatchObject({
      construct: 'lambda:invoke',
      transitionsPerVisit: 1,
      lambdaCallsPerVisit: 1,
      historyEventsPerVisit: 5,
      quotas: ['payload', 'lambda-concurrency', 'lambda-time'],
      perInstance: false,
    });
    const { cost, costPerVisit, fixedPayloadBytes } = node('total');
    expect(cost.stateTransitions).toBeCloseTo(0.000025, 10);
    expect(cost.lambda).toBeCloseTo(0.0000002 + 0.1 * 0.0000133334, 12);
    expect(cost).toMatchObject({ dynamodb: 0, events: 0 });
    expect(costPerVisit).toBe(cost.total);
    expect(fixedPayloadBytes).toBeGreaterThan(100);
  });

  it('counts the records and events of a human task', () => {
    const { node } = explained(aProcess([start(), human('ask'), end()], way('start', 'ask', 'end')));
    expect(node('ask')).toMatchObject({ construct: 'lambda:invoke.waitForTaskToken', historyEventsPerVisit: 6 });
    expect(node('ask').cost.dynamodb).toBeGreaterThan(0);
    expect(node('ask').cost.events).toBeCloseTo(0.000002, 10);
    expect(node('ask').quotas).toContain('execution-time');
  });

  it('counts the call that evaluates FEEL, and none for FEEL that is translated', () => {
    const decision = (condition: string) => {
      const nodes = [start(), gateway('way', 'exclusive'), script('a'), end()];
      const flows = [...way('start', 'way'), flow('way', 'a', { condition }), ...way('a', 'end')];
      return explained(aProcess(nodes, [...flows, flow('way', 'end', { isDefault: true })])).node('way');
    };
    expect(decision('feel: date(due) < today()')).toMatchObject({
      construct: 'Choice, with lambda:invoke for FEEL',
      transitionsPerVisit: 2,
      lambdaCallsPerVisit: 1,
    });
    expect(decision('feel: due < 3')).toMatchObject({ construct: 'Choice', lambdaCallsPerVisit: 0 });
  });

  it('counts both calls where outputs are computed too', () => {
    const config = {
      source: 'return {}',
      inputs: { at: '{% feel: now() %}' },
      outputMapping: { on: '{% feel: today() %}' },
    };
    const { node } = explained(aProcess([start(), script('a', { config }), end()], way('start', 'a', 'end')));
    expect(node('a')).toMatchObject({ transitionsPerVisit: 4, lambdaCallsPerVisit: 3 });
  });

  it('says that a merging gateway costs nothing', () => {
    const nodes = [start(), gateway('way', 'exclusive'), script('a'), gateway('merge', 'exclusive'), end()];
    const flows = [
      ...way('start', 'way'),
      flow('way', 'a', { condition: 'x > 1' }),
      flow('way', 'merge', { isDefault: true }),
      ...way('a', 'merge', 'end'),
    ];
    const { node } = explained(aProcess(nodes, flows));
    expect(node('merge')).toMatchObject({ states: [], transitionsPerVisit: 0, costPerVisit: 0 });
    expect(node('way')).toMatchObject({ construct: 'Choice', transitionsPerVisit: 1, historyEventsPerVisit: 2 });
  });
});

describe('The explanation of a run', () => {
  it('goes from the cheapest to the dearest way', () => {
    const nodes = [start(), gateway('way', 'exclusive'), script('a'), script('b'), human('c'), end()];
    const flows = [
      ...way('start', 'way'),
      flow('way', 'a', { condition: 'x > 1' }),
      flow('way', 'b', { isDefault: true }),
      ...way('a', 'end'),
      ...way('b', 'c', 'end'),
    ];
    const { process, node } = explained(aProcess(nodes, flows));
    expect(process.transitions.max - process.transitions.min).toBe(1);
    expect(process.lambdaCalls).toEqual({ min: 1, max: 2 });
    expect(process.historyEvents.max - process.historyEvents.min).toBe(6);
    expect(process.cost.max - process.cost.min).toBeCloseTo(node('c').costPerVisit, 10);
    expect(process.repetitions).toEqual([]);
  });

  it('counts every branch of a parallel block', () => {
    const nodes = [start(), gateway('split', 'parallel'), script('a'), script('b'), gateway('join', 'parallel'), end()];
    const flows = [...way('start', 'split', 'a', 'join', 'end'), ...way('split', 'b', 'join')];
    expect(explained(aProcess(nodes, flows)).process.lambdaCalls).toEqual({ min: 2, max: 2 });
  });

  it('says what a loop costs each further time', () => {
    const nodes = [start(), script('try'), gateway('good', 'exclusive'), end()];
    const flows = [
      ...way('start', 'try', 'good'),
      flow('good', 'end', { condition: 'x > 1' }),
      flow('good', 'try', { isDefault: true }),
    ];
    const { process } = explained(aProcess(nodes, flows));
    expect(process.lambdaCalls).toEqual({ min: 1, max: 1 });
    expect(process.repetitions).toMatchObject([
      { kind: 'loop', nodeIds: ['try', 'good'], transitions: 2, lambdaCalls: 1, historyEvents: 7 },
    ]);
    expect(process.repetitions[0]!.cost).toBeGreaterThan(0);
  });

  it('says what each item of a multi-instance activity costs', () => {
    const each = human('ask', { config: { multiInstance: { collection: 'people', mode: 'parallel' } } });
    const { process, node } = explained(aProcess([start(), each, end()], way('start', 'ask', 'end')));
    expect(node('ask').perInstance).toBe(true);
    expect(process.lambdaCalls).toEqual({ min: 0, max: 1 });
    expect(process.repetitions).toMatchObject([{ kind: 'instances', nodeIds: ['ask'], lambdaCalls: 1 }]);
  });

  it('counts the way of a timer, and names the subprocesses that come on top', () => {
    const nodes = [
      start(),
      human('ask'),
      event('late', {
        event: 'timer',
        position: 'boundary',
        attachedTo: 'ask',
        interrupting: true,
        timer: { duration: 'P1D' },
      }),
      subprocess('check'),
      end(),
    ];
    const { process } = explained(aProcess(nodes, [...way('start', 'ask', 'end'), ...way('late', 'check', 'end')]));
    expect(process.subprocesses).toEqual(['check']);
    expect(process.lambdaCalls).toEqual({ min: 1, max: 2 });
  });

  it('takes ten thousand states in a row', () => {
    const ids = Array.from({ length: 10_000 }, (_, at) => `s${at}`);
    const machine = {
      StartAt: 's0',
      States: Object.fromEntries(
        ids.map((id, at) => [id, at === ids.length - 1 ? { Type: 'Succeed' } : { Type: 'Pass', Next: ids[at + 1]! }]),
      ),
    };
    const { process } = explainMachine({ nodes: [] }, machine, { states: {} });
    expect(process).toMatchObject({ transitions: { min: 10_000, max: 10_000 }, historyEvents: { max: 20_002 } });
  });

  it('has a source and a date for every price', () => {
    for (const { source, asOf, usd } of PRICES) {
      expect(source).toMatch(/^https:\/\/aws\.amazon\.com\//);
      expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(usd).toBeGreaterThan(0);
    }
  });
});
