import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'arangojs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  callOf,
  definitionOf,
  end,
  processId,
  start,
  storeDraft,
  storeVersion,
} from '#functions/processes/testing/processes.ts';
import { startGraph, type TestGraph } from '#local/testing/graph.ts';
import { OWNED_EDGES } from './schema.ts';
import { questionsOf } from './testing/questions.ts';

let graph: TestGraph;
let runs = 0;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

const SIDES = ['ours', 'theirs'] as const;
type Side = (typeof SIDES)[number];
const side = fc.constantFrom(...SIDES);
const small = fc.integer({ min: 0, max: 3 });
const processes = fc.array(
  fc.record({
    calls: fc.array(fc.record({ side, to: fc.integer({ min: 0, max: 4 }) }), { maxLength: 3 }),
    throws: fc.option(small),
    awaits: fc.option(small),
    fields: fc.uniqueArray(small, { maxLength: 3 }),
    published: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);
const place = fc.record({ side, process: small, node: fc.constantFrom('start', 'end', 'call0', 'nowhere') });
const PLANTED_IN = [
  ...OWNED_EDGES,
  'process_links',
  'proc_def_version_of',
  'node_def',
  'data_definition',
  'node_reference',
  'process_bpmn',
] as const;
/** Documents and edges that nothing but a fault could have written; each is planted in every collection. */
const planted = fc.array(
  fc.record({
    from: place,
    to: place,
    owner: side,
    key: place,
  }),
  { minLength: 8, maxLength: 16 },
);
const world = fc.record({ ours: processes, theirs: processes, planted });
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

/** Both tenants use the same names; what is in a tenant's documents beyond them carries its secret. */
async function build({ ours, theirs, planted: strays }: World) {
  const run = ++runs;
  const number = (of: Side, at: number) => run * 100 + (of === 'ours' ? 0 : 50) + at;
  const id = (of: Side, at: number) => processId(number(of, at));
  const tenant = (of: Side) => `a0000000-0000-4000-8000-${String(number(of, 0)).padStart(12, '0')}`;
  const secret = (of: Side) => `secret of ${of}`;
  for (const [of, all] of [
    ['ours', ours],
    ['theirs', theirs],
  ] as const) {
    for (const [at, one] of all.entries()) {
      const calls = one.calls.map(({ side: whose, to }, n) => ({
        ...callOf(id(whose, to), 'active', `call${n}`),
        title: secret(of),
      }));
      const definition = definitionOf(
        secret(of),
        [
          start(one.awaits === null ? {} : { event: 'message', name: `m${one.awaits}` }),
          ...calls,
          end(one.throws === null ? {} : { event: 'message', name: `m${one.throws}` }),
        ].map((node) => ({ ...node, title: secret(of) })),
        {
          data_definitions: one.fields.map((n) => ({
            name: `field${n}`,
            title: secret(of),
            schema: { type: 'string' },
          })),
        },
      );
      await storeDraft(graph.db, tenant(of), id(of, at), definition);
      if (one.published) await storeVersion(graph.db, tenant(of), id(of, at), '1.0.0', definition);
    }
  }
  const node = (place: { side: Side; process: number; node: string }) =>
    `${id(place.side, place.process)}:${place.node}`;
  const stray = (
    collection: (typeof PLANTED_IN)[number],
    { from, to, owner, key }: World['planted'][number],
  ): object[] => {
    const process_key = id(key.side, key.process);
    const title = secret(owner);
    const stamp = { tenant_id: tenant(owner), organization_id: 'o', createdAt: 'x', updatedAt: 'x', createdBy: title };
    const owned = { ...stamp, process_key, process_id: process_key, node_id: key.node };
    const work = { node_id: key.node, type: 'machine', title, config: {}, requiredInputs: [], outputs: [], order: 0 };
    const edges = [
      { _from: `process_def/${id(from.side, from.process)}`, _to: `process_def/${id(to.side, to.process)}` },
      { _from: `node_def/${node(from)}`, _to: `process_def/${id(to.side, to.process)}` },
      { _from: `node_def/${node(from)}`, _to: `node_def/${node(to)}` },
    ];
    switch (collection) {
      case 'node_def':
        return [{ ...stamp, ...work, process_key }];
      case 'data_definition':
        return [{ ...owned, name: 'field1', title, schema: { type: 'string' }, order: 0 }];
      case 'node_reference':
        return [{ ...owned, kind: 'awaits', name: 'message:m1', outermost: true }];
      case 'process_bpmn':
        return [{ ...owned, bpmn_id: 'b1', draft: true, called: {}, xml: title }];
      case 'process_links':
        return edges.map((edge) => ({ ...edge, ...owned, type: 'calls', description: title }));
      case 'proc_def_node_flow':
        return edges.map((edge) => ({ ...edge, ...owned, flow_id: 's', type: 'sequence', label: title, metadata: {} }));
      default:
        return edges.map((edge) => ({ ...edge, ...owned, version: 'active' }));
    }
  };
  for (const collection of PLANTED_IN)
    await graph.db.collection(collection).saveAll(strays.flatMap((one) => stray(collection, one)));
  const ids = SIDES.flatMap((of) => [0, 1, 2, 3].map((at) => id(of, at)));
  return { tenant, secret, ids };
}

const ask = async (db: Database, tenantId: string, ids: readonly string[]): Promise<Record<string, unknown>> => {
  const answers: Record<string, unknown> = {};
  // A planted document may be nonsense; an answer that refuses it gives nothing away.
  for (const [name, question] of Object.entries(questionsOf(db, tenantId, ids)))
    answers[name] = await question().catch((error: Error) => ({ refused: error.name }));
  return answers;
};

describe('No question to the graph', () => {
  it('gives a tenant anything of another one, whatever edges lead there', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const { tenant, secret, ids } = await build(given);
        for (const [mine, other] of [
          ['ours', 'theirs'],
          ['theirs', 'ours'],
        ] as const) {
          const answers = await ask(graph.db, tenant(mine), ids);
          for (const [name, answer] of Object.entries(answers))
            expect(JSON.stringify(answer) ?? '', name).not.toContain(secret(other));
          for (const answer of Object.values(answers))
            expect(JSON.stringify(answer) ?? '').not.toContain(tenant(other));
        }
      }),
      { numRuns: 5 },
    );
  }, 240_000);

  it('answers a tenant that has nothing with anything', async () => {
    const { ids } = await build({
      ours: [{ calls: [{ side: 'ours', to: 0 }], throws: 1, awaits: 1, fields: [1], published: true }],
      theirs: [],
      planted: [],
    });
    const answers = await ask(graph.db, 'a0000000-0000-4000-8000-00000000dead', ids);
    for (const [name, answer] of Object.entries(answers)) expect([name, answer ?? []]).toEqual([name, []]);
  });
});

/** What writes, or serves the whole platform, and answers no tenant. */
const NO_QUESTIONS = ['outbox', 'replace-owned', 'save-definition', 'bpmn/write-bpmn', 'revisions/write-revision'];

describe('The list of questions', () => {
  it('has every module that reads the graph', () => {
    const folder = join(import.meta.dirname);
    const asking = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/test|migrations|sdx/.test(file))
      .filter((file) => readFileSync(join(folder, file), 'utf8').includes('aql`'))
      .map((file) => file.replace(/\.ts$/, ''));
    const asked = readFileSync(join(folder, 'testing/questions.ts'), 'utf8');
    const missing = asking.filter((module) => !NO_QUESTIONS.includes(module) && !asked.includes(`'../${module}.ts'`));
    expect(missing).toEqual([]);
  });
});

describe('Text from outside', () => {
  const attacks = [
    '" || true || "',
    "') RETURN 1 //",
    '@tenantId',
    '*',
    '%',
    '_',
    '\\',
    '`process_def`',
    '" } FOR x IN process_def RETURN x //',
    '\u0000',
    '${1}',
    '🙂"',
  ];
  it.each(attacks)('is only ever a value: %j', async (text) => {
    const { tenant, secret } = await build({
      ours: [{ calls: [], throws: 1, awaits: null, fields: [], published: false }],
      theirs: [{ calls: [], throws: 1, awaits: 1, fields: [1], published: true }],
      planted: [],
    });
    const answers = await ask(graph.db, tenant('ours'), [text]);
    const found = Object.entries(answers).filter(([name]) => !name.startsWith('all'));
    for (const [name, answer] of found) expect(JSON.stringify(answer ?? []), name).toBe('[]');
    expect(JSON.stringify(answers)).not.toContain(secret('theirs'));
    for (const [name, question] of Object.entries(questionsOf(graph.db, text, [processId(runs * 100)])))
      expect([name, [...(((await question()) as Iterable<unknown> | undefined) ?? [])]]).toEqual([name, []]);
  });
});
