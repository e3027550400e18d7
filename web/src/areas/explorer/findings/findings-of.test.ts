import { describe, expect, it } from 'vitest';
import { findingsOf, wayAlong } from './findings-of.ts';

const flow = (from: string, to: string) => ({
  id: `${from}_${to}`,
  from,
  to,
  type: 'sequence' as const,
  isDefault: false,
});
const error = { severity: 'error' as const };

describe('The way of a finding', () => {
  it('leads from node to node', () => {
    const flows = [flow('start', 'which'), flow('which', 'a'), flow('which', 'join'), flow('a', 'join')];
    expect([...wayAlong(['start', 'which', 'a'], flows).flows]).toEqual(['start_which', 'which_a']);
  });

  it('follows the tokens of parallel branches, to where they meet', () => {
    const flows = [
      flow('start', 'a'),
      flow('a', 'b'),
      flow('a', 'c'),
      flow('b', 'd'),
      flow('c', 'd'),
      flow('d', 'end'),
    ];
    const { nodes, flows: taken } = wayAlong(['start', 'a', 'b', 'c', 'd'], flows);
    expect([...nodes]).toEqual(['start', 'a', 'b', 'c', 'd']);
    expect([...taken]).toEqual(['start_a', 'a_b', 'a_c', 'b_d', 'c_d']);
  });

  it('closes a circle', () => {
    expect([...wayAlong(['a', 'b', 'a'], [flow('a', 'b'), flow('b', 'a')]).flows]).toEqual(['a_b', 'b_a']);
  });

  it('is shown for the chosen node alone', () => {
    const diagnostics = [
      { ...error, nodeId: 'a', path: ['start', 'a'] },
      { ...error, nodeId: 'b' },
    ];
    const flows = [flow('start', 'a')];
    expect(findingsOf(diagnostics, flows, 'a').way?.flows.has('start_a')).toBe(true);
    expect(findingsOf(diagnostics, flows, 'b').way).toBeUndefined();
    expect(findingsOf(diagnostics, flows, undefined).way).toBeUndefined();
  });
});

describe('A node or flow with several findings', () => {
  it('shows the worst', () => {
    const place = { nodeId: 'a', flowId: 'f' };
    const { nodes, flows } = findingsOf(
      [
        { ...place, severity: 'info' },
        { ...place, ...error },
        { ...place, severity: 'warning' },
      ],
      [],
      undefined,
    );
    expect([nodes.get('a'), flows.get('f')]).toEqual(['error', 'error']);
  });
});
