import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import * as tasks from '../../shared/contracts/tasks.ts';
import {
  aProcess,
  end,
  flow,
  gateway,
  human,
  script,
  start,
  subprocess,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { type Fields, People } from './people.ts';
import { dana, erik, mara, Platform } from './platform.ts';

const LINE = 'proc_01J00000000000000000000021';
const OTHER = 'proc_01J00000000000000000000022';
const PARALLEL = 'proc_01J00000000000000000000023';

const first = aProcess(
  [
    start(),
    human('draft', { title: 'Draft' }),
    human('check', { title: 'Check' }),
    gateway('split', 'parallel'),
    human('left', { title: 'Left' }),
    human('right', { title: 'Right' }),
    gateway('join', 'parallel'),
    end(),
  ],
  [...way('start', 'draft', 'check', 'split', 'left', 'join', 'end'), flow('split', 'right'), flow('right', 'join')],
  { name: 'Line', data_definitions: [{ name: 'amount', schema: {}, input: true }] },
);
/** “Check” is called otherwise, and an amount must be a number. */
const second = aProcess(
  [
    start(),
    human('draft', { title: 'Draft' }),
    human('review', { title: 'Review' }),
    script('total', { title: 'Total', config: { source: 'return { total: data.amount * 2 }' }, outputs: ['total'] }),
    end(),
  ],
  way('start', 'draft', 'review', 'total', 'end'),
  { name: 'Line', data_definitions: [{ name: 'amount', schema: { type: 'number' }, input: true }] },
);

/** Two branches, one of which has a subprocess of the drawing; `extra` is what the second version has more. */
const branches = (right: string, extra: ReturnType<typeof human>[] = []) =>
  aProcess(
    [
      start(),
      gateway('split', 'parallel'),
      human('left', { title: 'Left', outputs: ['l'] }),
      subprocess('inner', { title: 'Inner', config: { kind: 'embedded' } }),
      start('in', { scope_id: 'inner' }),
      human(right, { title: 'Right', scope_id: 'inner', outputs: ['r'] }),
      end('out', { scope_id: 'inner' }),
      gateway('join', 'parallel'),
      ...extra,
      script('sum', { title: 'Sum', config: { source: 'return { sum: data.l + data.r }' }, outputs: ['sum'] }),
      end(),
    ],
    [
      ...way('start', 'split', 'left', 'join', ...extra.map((node) => node.node_id), 'sum', 'end'),
      ...way('split', 'inner', 'join'),
      ...way('in', right, 'out'),
    ],
    { name: 'Branches' },
  );

describe('Migrating running executions to another version', () => {
  let platform: Platform;
  let people: People;
  const from = { id: LINE, version: '1.0.0' };
  const dryRun = (body: Fields, as = mara) => people.call(executions.dryRunMigration, from, body, as);
  const begin = (input: Fields) => people.begin(LINE, input, { input, version: '1.0.0' });
  const problemsOf = (items: Fields[]) =>
    Object.fromEntries(
      items.map((item) => [String(item.executionId), (item.problems as Fields[]).map((one) => one.code)]),
    );

  beforeAll(async () => {
    platform = await Platform.open();
    people = new People(platform);
    await platform.publish(LINE, first);
    await platform.publish(LINE, second, { version: '2.0.0' });
    await platform.publish(OTHER, first);
    await platform.publish(PARALLEL, branches('right'));
    const more = [human('sign', { title: 'Sign' })];
    await platform.publish(PARALLEL, branches('wrong', more), { version: '2.0.0' });
  });
  afterAll(() => platform.close());

  it('says beforehand which can and why others cannot, then migrates those that can', async () => {
    const atDraft = await begin({ amount: 1 });
    const atCheck = await begin({ amount: 2 });
    const unfit = await begin({ amount: 'many' });
    const parallel = await begin({ amount: 4 });
    const ended = await begin({ amount: 5 });
    const paused = await begin({ amount: 6 });
    for (const id of [atCheck, parallel]) await people.answer(id, 'draft');
    await people.answer(parallel, 'check');
    await people.openTask(atCheck, 'check');
    await people.openTask(parallel, 'right');
    for (const id of [atDraft, unfit, paused]) await people.openTask(id, 'draft');
    expect((await people.call(executions.cancelExecution, { id: ended }, {})).status).toBe(200);
    expect((await people.call(executions.pauseExecution, { id: paused }, {})).status).toBe(200);

    const plain = (await dryRun({ target: '2.0.0' })).body.items as Fields[];
    expect(problemsOf(plain)).toEqual({
      [atDraft]: [],
      [atCheck]: ['no-such-node'],
      [unfit]: ['invalid-data'],
      [parallel]: ['no-such-node', 'no-such-node'],
      [paused]: [],
    });
    const mapping = { check: 'review' };
    const pages: Fields[] = [];
    let cursor: unknown;
    do {
      const { body } = await dryRun({ target: '2.0.0', mapping, limit: 2, ...(cursor ? { cursor } : {}) });
      pages.push(...(body.items as Fields[]));
      cursor = body.nextCursor;
    } while (cursor);
    expect(pages.filter((item) => item.migratable).map((item) => item.executionId)).toEqual([atDraft, atCheck, paused]);
    expect(pages.find((item) => item.executionId === atCheck)).toMatchObject({
      at: [{ nodeId: 'check', title: 'Check' }],
      to: ['review'],
      notes: [{ code: 'task-reopens' }],
    });

    const body = { target: '2.0.0', mapping, reason: 'New law' };
    const begun = await people.call(executions.startMigration, from, body);
    expect([begun.status, begun.body.status]).toEqual([202, 'running']);
    const progress = { id: LINE, migrationId: String(begun.body.id) };
    const { body: done } = await platform.until(
      () => people.call(executions.getMigration, progress),
      (answer) => answer.body.status === 'completed',
    );
    expect(done).toMatchObject({ migrated: 3, refused: 2 });
    expect((done.refusals as Fields[]).map((one) => one.executionId)).toEqual([unfit, parallel]);

    expect((await people.read(unfit)).version).toBe('1.0.0');
    expect((await people.read(paused)).runtimeStatus).toBe('paused');
    await people.answer(atCheck, 'review');
    const finished = await platform.until(
      () => people.read(atCheck),
      (one) => one.status === 'COMPLETED',
    );
    expect(finished).toMatchObject({ version: '2.0.0', runtimeStatus: 'completed', output: { amount: 2, total: 4 } });
    const history = await platform.executions(executions.getExecutionHistory, { as: mara, params: { id: atCheck } });
    expect((history.body.items as Fields[]).find((event) => event.type === 'execution.migrated')).toMatchObject({
      detail: { from: ['check'], to: 'review', fromVersion: '1.0.0', version: '2.0.0', reason: 'New law' },
    });
    expect((await dryRun({ target: '2.0.0', mapping })).body.items as Fields[]).toHaveLength(2);
  });

  it('takes all the tokens of a parallel part along, those that wait for others and those in subprocesses too', async () => {
    const start = async () => {
      const body = { processId: PARALLEL, version: '1.0.0', input: {} };
      return String((await platform.executions(executions.startExecution, { as: dana, body })).body.id);
    };
    const answer = async (id: string, node: string, result: Fields) => {
      const params = { id: await people.openTask(id, node) };
      const answered = await platform.tasks(tasks.respondTask, { as: erik, params, body: { result } });
      expect(answered.status).toBe(200);
    };
    const waiting = await start();
    const both = await start();
    await answer(waiting, 'left', { l: 40 });
    await people.openTask(waiting, 'right');
    await people.openTask(both, 'left');
    await people.openTask(both, 'right');
    const standing = await platform.until(
      () => people.call(executions.getPosition, { id: waiting }),
      ({ body }) => (body.nodes as Fields[]).some((node) => node.waits),
    );
    expect(standing.body.nodes).toMatchObject([
      { nodeId: 'join', waits: true, data: { l: 40 } },
      { nodeId: 'right', title: 'Right', waits: false },
    ]);
    const place = { id: PARALLEL, version: '1.0.0' };
    const check = async (mapping: Fields) => {
      const { body } = await people.call(executions.dryRunMigration, place, { target: '2.0.0', mapping });
      return problemsOf(body.items as Fields[]);
    };
    expect(await check({})).toEqual({ [waiting]: ['no-such-node'], [both]: ['no-such-node'] });
    expect(await check({ right: 'sign' })).toMatchObject({ [both]: ['no-entry'] });
    const mapping = { right: 'wrong' };
    expect(await check(mapping)).toEqual({ [waiting]: [], [both]: [] });
    const begun = await people.call(executions.startMigration, place, { target: '2.0.0', mapping });
    const { body: done } = await platform.until(
      () => people.call(executions.getMigration, { id: PARALLEL, migrationId: String(begun.body.id) }),
      (found) => found.body.status === 'completed',
    );
    expect(done).toMatchObject({ migrated: 2, refused: 0 });
    await answer(both, 'left', { l: 1 });
    for (const [id, l] of [
      [waiting, 40],
      [both, 1],
    ] as const) {
      await answer(id, 'wrong', { r: 2 });
      await answer(id, 'sign', {});
      const ended = await platform.until(
        () => people.read(id),
        (one) => one.status === 'COMPLETED',
      );
      expect(ended).toMatchObject({ version: '2.0.0', runtimeStatus: 'completed', output: { l, r: 2, sum: l + 2 } });
    }
  });

  it('refuses what makes no sense, before anything is migrated', async () => {
    const codes = async (body: Fields, as = mara) => {
      const answer = await dryRun(body, as);
      return [answer.status, answer.body.code, ((answer.body.errors as Fields[] | undefined) ?? [])[0]?.path];
    };
    expect(await codes({ target: '1.0.0' })).toEqual([422, 'migration.same-version', '/target']);
    expect(await codes({ target: '3.0.0' })).toEqual([404, 'process.version-not-found', '/version']);
    expect(await codes({ target: '2.0.0', mapping: { check: 'nowhere' } })).toEqual([
      422,
      'migration.unknown-node',
      '/mapping/check',
    ]);
    expect(await codes({ target: '2.0.0', cursor: 'x' })).toEqual([422, 'request.invalid-cursor', '/cursor']);
    expect((await codes({ target: '2.0.0' }, erik))[0]).toBe(403);
    const unknown = { id: OTHER, migrationId: 'mig_01J00000000000000000000000' };
    expect((await people.call(executions.getMigration, unknown)).body.code).toBe('migration.not-found');
  });

  it('tells where a run stands, and with which data', async () => {
    const id = await begin({ amount: 9 });
    await people.answer(id, 'draft');
    await people.openTask(id, 'check');
    const { body } = await people.call(executions.getPosition, { id });
    expect(body).toMatchObject({
      nodes: [{ nodeId: 'check', title: 'Check', data: { amount: 9 } }],
      data: { amount: 9 },
    });
  });
});
