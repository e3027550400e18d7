import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProcessDefinition, ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import { diffDefinitions } from '../diff/diff-definitions.ts';
import { mergeDefinitions } from './merge-definitions.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'] as const;
const title = fc.constantFrom('Ask', 'Book', 'Check');

/** Small graphs over the same few ids, so that two of them have much in common and much that differs. */
const definition: fc.Arbitrary<ProcessDefinition> = fc
  .record({
    titles: fc.array(fc.tuple(fc.constantFrom(...IDS), title), { minLength: 1, maxLength: 5 }),
    flows: fc.array(fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS)), { maxLength: 6 }),
    lanes: fc.subarray(['x', 'y']),
    fields: fc.subarray(['n', 'm']),
  })
  .map(({ titles, flows, lanes, fields }) => {
    const nodes = [...new Map(titles)].map(([node_id, text], at) => ({
      node_id,
      type: 'human_internal' as const,
      title: text,
      outputs: fields,
      ...(lanes.length > 0 && { lane_id: lanes[at % lanes.length] }),
    }));
    const known = new Set<string>(nodes.map(({ node_id }) => node_id));
    const joined = new Map(
      flows.filter((ends) => ends.every((id) => known.has(id))).map((ends) => [ends.join('-'), ends]),
    );
    return ProcessDefinitionSchema.parse({
      name: 'P',
      lanes: lanes.map((id) => ({ id, title: id })),
      nodes,
      flows: [...joined].map(([id, [from, to]]) => ({ id: `f${id}`, from, to })),
      data_definitions: fields.map((name) => ({ name, schema: {} })),
    });
  });

const same = (a: ProcessDefinition, b: ProcessDefinition) => diffDefinitions(a, b).equivalent;

describe('any merge', () => {
  it('gives a side back when the other has not changed, and either when both are the same', () => {
    fc.assert(
      fc.property(definition, definition, (base, changed) => {
        for (const [ours, theirs] of [
          [changed, base],
          [base, changed],
          [changed, changed],
        ] as const) {
          const merge = mergeDefinitions({ base, ours, theirs });
          expect(merge.open).toEqual([]);
          expect(same(merge.definition, changed)).toBe(true);
        }
      }),
    );
  });

  it('is a graph, and meets the same conflicts from either side', () => {
    fc.assert(
      fc.property(definition, definition, definition, (base, ours, theirs) => {
        const [one, other] = [
          mergeDefinitions({ base, ours, theirs }),
          mergeDefinitions({ base, ours: theirs, theirs: ours }),
        ];
        expect(one.open.map(({ id }) => id).sort()).toEqual(other.open.map(({ id }) => id).sort());
        const { nodes, flows, lanes } = one.definition;
        const ids = new Set(nodes.map(({ node_id }) => node_id));
        expect(ids.size).toBe(nodes.length);
        expect(flows.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
        expect(nodes.every(({ lane_id }) => lane_id === undefined || lanes.some(({ id }) => id === lane_id))).toBe(
          true,
        );
        expect(ProcessDefinitionSchema.safeParse(one.definition).success).toBe(true);
      }),
    );
  });

  it('has nothing open once every conflict is decided', () => {
    fc.assert(
      fc.property(definition, definition, definition, (base, ours, theirs) => {
        const { open } = mergeDefinitions({ base, ours, theirs });
        const resolutions = open.map(({ id }, at) => ({
          conflict: id,
          take: at % 2 ? ('ours' as const) : ('theirs' as const),
        }));
        const decided = mergeDefinitions({ base, ours, theirs }, { resolutions });
        expect([decided.open, decided.unknown]).toEqual([[], []]);
      }),
    );
  });
});
