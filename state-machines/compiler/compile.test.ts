import { describe, expect, it } from 'vitest';
import { compileProcess } from './index.ts';
import { aProcess, aTarget, end, script, start, way } from './testing/builders.ts';
import { FIXTURES } from './testing/fixtures.ts';
import { lint } from './testing/lint.ts';
import { SCOPE_FIXTURES } from './testing/scope-fixtures.ts';

describe('compileProcess', () => {
  describe.each(Object.entries({ ...FIXTURES, ...SCOPE_FIXTURES }))('%s', (_name, definition) => {
    const result = compileProcess(definition, aTarget());

    it('compiles without an error', () => {
      expect(result.diagnostics.filter((diagnostic) => diagnostic.severity === 'error')).toEqual([]);
      expect(result.ok).toBe(true);
    });

    it('passes both linters', async () => {
      expect(await lint(result.definition!)).toEqual([]);
    });

    it('gives the same machine again', () => {
      const again = compileProcess(structuredClone(definition), aTarget());
      expect(again.asl).toBe(result.asl);
      expect(again.hash).toBe(result.hash);
    });

    it('maps every state to a node', () => {
      const nodes = new Set(definition.nodes.map((node) => node.node_id));
      for (const [name, state] of statesOf(result.definition!.States)) {
        expect(nodes).toContain(result.sourceMap!.states[name]?.nodeId);
        expect([...name].length).toBeLessThanOrEqual(80);
        expect(state).toHaveProperty('Type');
      }
    });

    it('gives every task a timeout, a retry and a catch', () => {
      for (const [, state] of statesOf(result.definition!.States))
        if (state.Type === 'Task')
          expect(state).toMatchObject({
            TimeoutSeconds: expect.anything(),
            Retry: expect.arrayContaining([expect.anything()]),
            Catch: expect.arrayContaining([expect.anything()]),
          });
    });
  });

  it('compiles the tenant, the process and its version as literals', () => {
    const result = compileProcess(FIXTURES.sequence!, aTarget({ tenantId: 't', processId: 'p', version: '2.0.0' }));
    expect(result.definition?.States.a).toMatchObject({
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { Payload: { operation: 'script.run', tenantId: 't', processId: 'p', version: '2.0.0', nodeId: 'a' } },
    });
  });

  it('names the join that an installation cannot coordinate', () => {
    const result = compileProcess(FIXTURES.crossing!, aTarget({ coordinatesJoins: false }));
    expect(result.diagnostics.map(({ code, nodeId }) => [code, nodeId])).toEqual([
      ['target.join-coordinator-missing', 'meet'],
    ]);
  });

  it('refuses what asks a decision model, where none can be evaluated', () => {
    const rule = aProcess(
      [start(), { ...script('r', { config: { ruleId: 'risk' } }), action_type: 'rule' }, end()],
      way('start', 'r', 'end'),
    );
    for (const [process, nodeId] of [
      [FIXTURES.decisionModel!, 'risk'],
      [rule, 'r'],
    ] as const) {
      const result = compileProcess(process, aTarget({ decisionModels: false }));
      expect(result.ok).toBe(false);
      expect(result.diagnostics).toContainEqual(
        expect.objectContaining({ code: 'target.decision-models-missing', nodeId }),
      );
    }
  });

  it('names the service that an installation lacks', () => {
    const result = compileProcess(
      FIXTURES.sequence!,
      aTarget({ taskFunctions: { executions: 'arn:aws:lambda:us-east-1:000000000000:function:x' } }),
    );
    expect(result.ok).toBe(false);
    expect(result.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'target.function-missing', nodeId: 'b' }),
    );
  });
});

function* statesOf(states: Record<string, unknown>): Generator<[string, Record<string, unknown>]> {
  for (const [name, state] of Object.entries(states) as [string, Record<string, unknown>][]) {
    yield [name, state];
    const inner = [...((state.Branches as { States: Record<string, unknown> }[]) ?? [])];
    if (state.ItemProcessor) inner.push(state.ItemProcessor as { States: Record<string, unknown> });
    for (const machine of inner) yield* statesOf(machine.States);
  }
}
