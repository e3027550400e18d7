import { describe, expect, it } from 'vitest';
import { employeeOnboarding } from '../../../../dev/definitions/employee-onboarding.ts';
import { bothOf, changesOf } from './compared-drawing.ts';

describe('a comparison on one drawing', () => {
  it('keeps what is gone beside what is there', () => {
    const [first, ...rest] = employeeOnboarding.nodes;
    const flows = employeeOnboarding.flows.filter(({ from, to }) => from !== first?.node_id && to !== first?.node_id);
    const both = bothOf(employeeOnboarding, { ...employeeOnboarding, nodes: rest, flows });
    expect(both.nodes).toHaveLength(employeeOnboarding.nodes.length);
    expect(both.flows).toHaveLength(employeeOnboarding.flows.length);
  });

  it('tells nodes from flows', () => {
    const { nodes, flows } = changesOf([
      { element: 'node', id: 'a', change: 'added' },
      { element: 'flow', id: 'a', change: 'removed' },
      { element: 'lane', id: 'l', change: 'moved' },
    ]);
    expect([nodes.get('a'), flows.get('a'), nodes.size]).toEqual(['added', 'removed', 1]);
  });
});
