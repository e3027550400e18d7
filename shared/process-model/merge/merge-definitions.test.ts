import { describe, expect, it } from 'vitest';
import { type ProcessDefinitionInput, ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import type { MergeResolution } from '#contracts/processes/merge.ts';
import { diffDefinitions } from '../diff/diff-definitions.ts';
import { mergeDefinitions } from './merge-definitions.ts';

const start: ProcessDefinitionInput = {
  name: 'Expenses',
  lanes: [{ id: 'staff', title: 'Staff' }],
  nodes: [
    { node_id: 'start', type: 'start', title: 'Start', position: { x: 0, y: 0 } },
    {
      node_id: 'claim',
      type: 'human_internal',
      title: 'Claim',
      lane_id: 'staff',
      config: { priority: 'medium', form_fields: [{ name: 'amount', label: 'Amount', type: 'number' }] },
      outputs: ['amount'],
    },
    { node_id: 'end', type: 'end', title: 'End' },
  ],
  flows: [
    { id: 'f1', from: 'start', to: 'claim' },
    { id: 'f2', from: 'claim', to: 'end' },
  ],
  data_definitions: [{ name: 'amount', schema: { type: 'number' } }],
};

type Whole = Required<ProcessDefinitionInput>;
type Change = (definition: Whole) => unknown;
const made = (change: Change) => {
  const copy = structuredClone(start) as Whole;
  change(copy);
  return ProcessDefinitionSchema.parse(copy);
};
const merge = (ours: Change, theirs: Change, resolutions: MergeResolution[] = []) =>
  mergeDefinitions(
    { base: ProcessDefinitionSchema.parse(start), ours: made(ours), theirs: made(theirs) },
    { resolutions },
  );
const nothing: Change = () => undefined;
const claimOf = (definition: Whole) => definition.nodes.find(({ node_id }) => node_id === 'claim')!;
const addNode: Change = (d) => {
  d.nodes.push({
    node_id: 'book',
    type: 'machine',
    title: 'Book',
    action_type: 'script',
    config: { source: 'return {}' },
  });
  d.flows = d.flows.map((flow) => (flow.id === 'f2' ? { ...flow, to: 'book' } : flow));
  d.flows.push({ id: 'f3', from: 'book', to: 'end' });
};
const removeClaim: Change = (d) => {
  d.nodes = d.nodes.filter(({ node_id }) => node_id !== 'claim');
  d.flows = [{ id: 'f9', from: 'start', to: 'end' }];
};

describe('a three-way merge', () => {
  it('takes what only one side changed, down to fields of a form', () => {
    const { definition, open } = merge(
      (d) => {
        claimOf(d).config = { priority: 'high', form_fields: [{ name: 'amount', label: 'Amount', type: 'number' }] };
      },
      (d) => {
        addNode(d);
        claimOf(d).config = {
          priority: 'medium',
          form_fields: [
            { name: 'amount', label: 'Sum', type: 'number' },
            { name: 'reason', label: 'Reason', type: 'text' },
          ],
        };
        claimOf(d).outputs = ['amount', 'reason'];
      },
    );
    expect(open).toEqual([]);
    expect(claimOf(definition as Whole)).toMatchObject({
      config: { priority: 'high', form_fields: [{ name: 'amount', label: 'Sum' }, { name: 'reason' }] },
      outputs: ['amount', 'reason'],
    });
    expect(definition.nodes.map(({ node_id }) => node_id)).toContain('book');
    expect(definition.flows.map(({ from, to }) => `${from}>${to}`)).toEqual(['start>claim', 'claim>book', 'book>end']);
  });

  it('gives either side back when the other changed nothing', () => {
    expect(diffDefinitions(merge(addNode, nothing).definition, made(addNode)).identical).toBe(true);
    expect(diffDefinitions(merge(nothing, removeClaim).definition, made(removeClaim)).identical).toBe(true);
    expect(diffDefinitions(merge(addNode, addNode).definition, made(addNode)).identical).toBe(true);
  });

  it('reports a field that both changed, and takes the side or the value that was decided on', () => {
    const ours: Change = (d) => (claimOf(d).title = 'Hand in');
    const theirs: Change = (d) => (claimOf(d).title = 'File');
    expect(merge(ours, theirs).open).toEqual([
      expect.objectContaining({
        id: 'node:claim/title',
        kind: 'both-changed',
        path: '/title',
        base: 'Claim',
        ours: 'Hand in',
        theirs: 'File',
      }),
    ]);
    const titled = (resolution: Omit<MergeResolution, 'conflict'>) => {
      const { definition, open } = merge(ours, theirs, [{ conflict: 'node:claim/title', ...resolution }]);
      expect(open).toEqual([]);
      return claimOf(definition as Whole).title;
    };
    expect(titled({ take: 'theirs' })).toBe('File');
    expect(titled({ take: 'base' })).toBe('Claim');
    expect(titled({ value: 'Submit' })).toBe('Submit');
  });

  it('reports a node that one side removed and the other changed; removing it takes its flows along', () => {
    const theirs: Change = (d) => {
      claimOf(d).title = 'File';
      addNode(d);
    };
    const { open } = merge(removeClaim, theirs);
    expect(open.map(({ id, kind }) => [id, kind])).toEqual([
      ['node:claim', 'removed-changed'],
      ['flow:f2', 'removed-changed'],
    ]);
    const removed = merge(removeClaim, theirs, [
      { conflict: 'node:claim', take: 'ours' },
      { conflict: 'flow:f2', take: 'theirs' },
    ]);
    expect(removed.dropped).toEqual(['f2']);
    expect(removed.definition.flows.map(({ id }) => id).sort()).toEqual(['f3', 'f9']);
  });

  it('reports a node that one side removed and the other builds on', () => {
    const theirs: Change = (d) => d.flows.push({ id: 'f4', from: 'claim', to: 'claim' });
    expect(merge(removeClaim, theirs).open).toMatchObject([{ id: 'node:claim', kind: 'removed-used' }]);
    const lane = merge(
      (d) => {
        d.lanes = [];
        delete claimOf(d).lane_id;
      },
      (d) => (d.nodes[0]!.lane_id = 'staff'),
      [{ conflict: 'lane:staff', take: 'ours' }],
    );
    expect(lane.definition.nodes.some((node) => node.lane_id !== undefined)).toBe(false);
  });

  it('never asks about the drawing', () => {
    const { definition, open } = merge(
      (d) => (d.nodes[0]!.position = { x: 1, y: 1 }),
      (d) => (d.nodes[0]!.position = { x: 2, y: 2 }),
    );
    expect(open).toEqual([]);
    expect(definition.nodes[0]!.position).toEqual({ x: 1, y: 1 });
    expect(merge(removeClaim, (d) => (claimOf(d).position = { x: 3, y: 3 })).open).toEqual([]);
  });

  it('names resolutions of conflicts that there are none of', () => {
    expect(merge(nothing, nothing, [{ conflict: 'node:gone/title', take: 'ours' }]).unknown).toEqual([
      'node:gone/title',
    ]);
  });

  it('can prefer a side for everything that is not decided', () => {
    const definitions = {
      base: made(nothing),
      ours: made((d) => (d.name = 'A')),
      theirs: made((d) => (d.name = 'B')),
    };
    expect(mergeDefinitions(definitions, { prefer: 'theirs' }).definition.name).toBe('B');
  });
});
