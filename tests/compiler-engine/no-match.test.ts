import { describe, expect, it } from 'vitest';
import { importBpmn } from '../../shared/bpmn/index.ts';
import { documentOf } from '../../shared/bpmn/testing/document.ts';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import {
  aProcess,
  end,
  event,
  flow,
  gateway,
  script,
  start,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { embedded, within } from '../../state-machines/compiler/testing/scope-builders.ts';
import { anEngine, linted } from './an-engine.ts';
import type { JsonObject } from './calls.ts';

const engine = anEngine();

async function run(definition: ProcessDefinition, data: JsonObject) {
  const compiled = await linted(definition);
  const done = await engine.run(compiled.definition, data, () => ({ output: {} }));
  return { ...done, nodes: done.visits.map((visit) => visit.nodeId).toSorted() };
}

/** In a subprocess, a decision between `low` and `high` without a default. */
const decided = (kind: 'exclusive' | 'inclusive') =>
  aProcess(
    [
      start(),
      embedded('sub'),
      ...within(
        'sub',
        start('in'),
        gateway('which', kind, { config: { gateway: kind, onNoMatch: 'fail' } }),
        script('low'),
        script('high'),
        gateway('met', kind),
        end('out'),
      ),
      event('lost', {
        event: 'error',
        position: 'boundary',
        attachedTo: 'sub',
        name: 'FlowMaster.NoConditionHolds',
        outputMapping: { why: '{% $output.cause %}' },
      }),
      script('ask'),
      end(),
    ],
    [
      ...way('start', 'sub', 'end'),
      ...way('lost', 'ask', 'end'),
      flow('in', 'which'),
      flow('which', 'low', { condition: 'x < 3' }),
      flow('which', 'high', { condition: 'x > 4' }),
      ...way('low', 'met', 'out'),
      flow('high', 'met'),
    ],
  );

describe('a decision that fails when no condition holds', () => {
  it.each(['exclusive', 'inclusive'] as const)('goes its way otherwise: %s', async (kind) => {
    expect(await run(decided(kind), { x: 9 })).toMatchObject({ status: 'SUCCEEDED', nodes: ['high'] });
  });

  it.each(['exclusive', 'inclusive'] as const)('is caught around it: %s', async (kind) => {
    const done = await run(decided(kind), { x: 4 });
    expect(done).toMatchObject({ status: 'SUCCEEDED', nodes: ['ask'] });
    expect(done.data.why).toBe('None of the conditions of the flows from “which” holds.');
  });

  it('fails the run where nothing catches it, as a BPMN model says it', async () => {
    const xml =
      documentOf(`<bpmn:startEvent id="start"/><bpmn:exclusiveGateway id="g"/><bpmn:endEvent id="one"/><bpmn:endEvent id="two"/>
      <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="g"/>
      <bpmn:sequenceFlow id="no" sourceRef="g" targetRef="two"><bpmn:conditionExpression>=a &lt; 3</bpmn:conditionExpression></bpmn:sequenceFlow>
      <bpmn:sequenceFlow id="yes" sourceRef="g" targetRef="one"><bpmn:conditionExpression>=a &gt; 4</bpmn:conditionExpression></bpmn:sequenceFlow>`);
    const { definition } = (await importBpmn(xml)).processes[0]!;
    expect(await run(definition, { a: 4 })).toMatchObject({ status: 'FAILED', error: 'FlowMaster.NoConditionHolds' });
    expect(await run(definition, { a: 5 })).toMatchObject({ status: 'SUCCEEDED' });
  });
});
