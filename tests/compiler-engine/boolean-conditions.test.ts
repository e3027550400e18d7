import { describe, expect, it } from 'vitest';
import { aProcess, end, flow, gateway, start } from '../../state-machines/compiler/testing/builders.ts';
import { anEngine, compile } from './an-engine.ts';
import type { JsonObject } from './calls.ts';

const engine = anEngine();

/** Runs a decision over these data: `yes` where its condition holds, `no` otherwise. */
function decide(condition: string, data: JsonObject) {
  const process = aProcess(
    [start(), gateway('which', 'exclusive', { title: 'Paid?' }), end('yes'), end('no')],
    [flow('start', 'which'), flow('which', 'yes', { condition }), flow('which', 'no', { isDefault: true })],
  );
  const compiled = compile(process);
  return engine.run(compiled.definition, data, () => ({ output: {} }));
}

describe('A condition of which only a run can tell what it gives', () => {
  it.each<[string, string, JsonObject, string]>([
    ['true', 'paid', { paid: true }, 'yes'],
    ['false', 'paid', { paid: false }, 'no'],
    ['nothing, since the field is missing', 'paid', {}, 'no'],
    ['nothing, since what is compared is missing', 'amount > 5', {}, 'no'],
    ['true, of a choice', 'vip ? true : amount > 5', { vip: true }, 'yes'],
  ])('goes its way when it gives %s', async (_what, condition, data, way) => {
    const { status, states } = await decide(condition, data);
    expect([status, states.at(-1)]).toEqual(['SUCCEEDED', way]);
  });

  it.each<[string, JsonObject]>([
    ['a text', { paid: 'true' }],
    ['a number', { paid: 1 }],
    ['a list', { paid: [true, false] }],
    ['null', { paid: null }],
  ])('fails the run, and is named, when it gives %s', async (_what, data) => {
    const { status, error, cause } = await decide('paid', data);
    expect([status, error]).toEqual(['FAILED', 'States.QueryEvaluationError']);
    expect(cause).toContain('neither true nor false');
    expect(cause).toContain('Paid?');
  });
});
