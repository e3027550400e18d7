import { describe, expect, it } from 'vitest';
import {
  aProcess,
  end,
  event,
  flow,
  gateway,
  human,
  job,
  script,
  start,
  subprocess,
  way,
} from '#compiler/testing/builders.ts';
import { body, embedded, within } from '#compiler/testing/scope-builders.ts';
import { aFile, flowmaster } from './testing/flowmaster.ts';

const purchase = aProcess(
  [
    start(),
    script('total', {
      title: 'Compute total',
      config: { inputs: { amount: '{% amount %}' }, source: 'return { total: inputs.amount * 2 }' },
      outputs: ['total'],
    }),
    human('approve', { title: 'Approve', outputs: ['approved'] }),
    gateway('ok', 'exclusive'),
    end('done'),
    end('refused', { config: { event: 'error', name: 'Refused' } }),
  ],
  [
    ...way('start', 'total', 'approve', 'ok'),
    flow('ok', 'done', { condition: 'approved' }),
    flow('ok', 'refused', { isDefault: true }),
  ],
  { data_definitions: [{ name: 'amount', schema: { type: 'number' }, input: true, required: true }] },
);
const approved = { input: { amount: 21 }, answers: { approve: [{ by: 'Ada', result: { approved: true } }] } };

describe('flowmaster run', () => {
  it('runs scripts and plays people', async () => {
    const ran = await flowmaster(['run', aFile(purchase), '--script', aFile({ ...approved, expect: { total: 42 } })]);
    expect(ran.stderr).toContain('Approve by Ada {"approved":true}');
    expect(ran.code).toBe(0);
    expect(ran.json()).toEqual({ amount: 21, total: 42, approved: true });
  });

  it('plays workers as it plays people', async () => {
    const order = aProcess(
      [
        start(),
        job('charge', { title: 'Charge', outputs: ['receipt'] }),
        event('declined', { event: 'error', position: 'boundary', attachedTo: 'charge', name: 'DECLINED' }),
        human('ask', { title: 'Ask for another card' }),
        end(),
      ],
      [...way('start', 'charge', 'end'), ...way('declined', 'ask', 'charge')],
    );
    const answers = {
      charge: [{ error: 'DECLINED', by: 'bank' }, { result: { receipt: 'r-1' } }],
      ask: [{ by: 'Emil', result: {} }],
    };
    const ran = await flowmaster(['run', aFile(order), '--script', aFile({ answers, expect: { receipt: 'r-1' } })]);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('Ask for another card by Emil');
  });

  it('evaluates FEEL as the platform does', async () => {
    const process = aProcess(
      [
        start(),
        gateway('soon', 'exclusive'),
        script('hurry', {
          config: { source: 'return {}', outputMapping: { by: '{% feel: date(due) - duration("P1D") %}' } },
        }),
        end('done'),
        end('later'),
      ],
      [
        ...way('start', 'soon'),
        flow('soon', 'hurry', { condition: 'feel: date(due) < today() + duration("P3D")' }),
        flow('soon', 'later', { isDefault: true }),
        flow('hurry', 'done'),
      ],
      { data_definitions: [{ name: 'due', schema: { type: 'string' }, input: true }] },
    );
    const ran = await flowmaster(['run', aFile(process), '--input', '{"due": "2026-01-02"}']);
    expect(ran.json()).toEqual({ due: '2026-01-02', by: '2026-01-01' });
    const compiled = await flowmaster(['compile', aFile(process)]);
    expect(compiled.stdout).toContain('feel.evaluate');
  });

  it('writes the whole run as JSON', async () => {
    const ran = await flowmaster(['run', '-', '--script', aFile(approved), '--input', '{"amount": 4}', '--json'], {
      stdin: JSON.stringify(purchase),
    });
    expect(ran.json()).toMatchObject({
      ok: true,
      status: 'SUCCEEDED',
      data: { total: 8 },
      steps: [{ nodeId: 'total' }, { nodeId: 'approve', by: 'Ada' }],
    });
  });

  it('plays tokens that meet at inclusive gateways of different splits, and tells who they wait for', async () => {
    const counted = (id: string) =>
      script(id, { config: { source: `return { f_${id}: data.f_a ?? 0 }` }, outputs: [`f_${id}`] });
    const process = aProcess(
      [
        start(),
        gateway('some', 'inclusive'),
        human('a', { outputs: ['f_a'] }),
        counted('b'),
        gateway('fork', 'parallel'),
        counted('c'),
        gateway('meet', 'inclusive'),
        counted('m'),
        gateway('join', 'inclusive'),
        end(),
      ],
      [
        flow('start', 'some'),
        flow('some', 'a', { condition: 'x > 1' }),
        flow('some', 'b', { condition: 'x > 0' }),
        flow('some', 'join', { isDefault: true }),
        ...way('a', 'meet', 'm', 'join', 'end'),
        ...way('b', 'fork', 'meet'),
        ...way('fork', 'c', 'join'),
      ],
      { data_definitions: [{ name: 'x', schema: { type: 'number' }, input: true, required: true }] },
    );
    const answers = { a: [{ by: 'Ada', result: { f_a: 7 } }] };
    const ran = await flowmaster(['run', aFile(process), '--script', aFile({ input: { x: 2 }, answers })]);
    expect(ran.code).toBe(0);
    expect(ran.json()).toEqual({ x: 2, f_a: 7, f_b: 0, f_c: 0, f_m: 7 });
    const waits = await flowmaster(['run', aFile(process), '--script', aFile({ input: { x: 2 } }), '--json']);
    expect(waits.json()).toMatchObject({ ok: false, status: 'WAITING', waitsAt: ['a'] });
  });

  it('undoes what was done when an error ends a subprocess', async () => {
    const booking = body(
      'trip',
      script('hotel', { config: { source: 'return { hotel: 1 }' }, outputs: ['hotel'] }),
      script('pay', { config: { source: 'throw new Error("refused")' } }),
    );
    const boundary = (id: string, config: object) => event(id, { position: 'boundary', ...config });
    const saga = aProcess(
      [
        start(),
        embedded('trip'),
        ...booking.nodes,
        ...within(
          'trip',
          boundary('undo', { attachedTo: 'hotel', event: 'compensation', handler: 'cancel' }),
          script('cancel', { config: { source: 'return { gone: data.hotel }' }, outputs: ['gone'] }),
        ),
        boundary('stop', { attachedTo: 'trip', event: 'error' }),
        end('end'),
        end('stopped', { config: { event: 'compensation' } }),
      ],
      [...way('start', 'trip', 'end'), ...booking.flows, ...way('stop', 'stopped')],
    );
    const ran = await flowmaster(['run', aFile(saga)]);
    expect(ran.code).toBe(0);
    expect(ran.json()).toEqual({ hotel: 1, gone: 1 });
  });

  it('says which expectation is not met', async () => {
    const { code, stderr } = await flowmaster([
      'run',
      aFile(purchase),
      '--script',
      aFile({ ...approved, expect: { total: 1 } }),
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('total is 42, not 1');
  });

  it('says where nobody answers', async () => {
    const ran = await flowmaster(['run', aFile(purchase), '--input', '{"amount": 1}', '--json']);
    expect(ran.code).toBe(1);
    expect(ran.json()).toMatchObject({ ok: false, status: 'WAITING', waitsAt: ['approve'] });
  });

  it('says how a run fails', async () => {
    const ran = await flowmaster([
      'run',
      aFile(purchase),
      '--json',
      '--script',
      aFile({ ...approved, answers: { approve: [{ result: { approved: false } }] } }),
    ]);
    expect(ran.code).toBe(1);
    expect(ran.json()).toMatchObject({ status: 'FAILED', error: 'Refused' });
  });

  it('lets a timer fire when nobody answers, without waiting for it', async () => {
    const late = aProcess(
      [
        start(),
        human('ask'),
        event('tooLate', {
          event: 'timer',
          position: 'boundary',
          attachedTo: 'ask',
          interrupting: true,
          timer: { duration: 'P3D' },
        }),
        script('escalate', { config: { source: 'return { escalated: true }' }, outputs: ['escalated'] }),
        event('pause', { event: 'timer', timer: { duration: 'P1D' } }),
        end(),
      ],
      [...way('start', 'ask', 'end'), ...way('tooLate', 'escalate', 'pause', 'end')],
    );
    const ran = await flowmaster(['run', aFile(late), '--json']);
    expect(ran.json()).toMatchObject({ ok: true, data: { escalated: true } });
  });

  it('gives errors, messages and subprocesses from the script', async () => {
    const child = aProcess(
      [start(), script('score', { config: { source: 'return { score: 7 }' }, outputs: ['score'] }), end()],
      way('start', 'score', 'end'),
    );
    const called = 'proc_01HZZZZZZZZZZZZZZZZZZZZZZY';
    const parent = aProcess(
      [
        start(),
        subprocess('check', { config: { processId: called }, outputs: ['score'] }),
        event('wait', {
          event: 'message',
          position: 'catch',
          name: 'paid',
          outputMapping: { paid: '{% $output.amount %}' },
        }),
        human('ask'),
        event('wrong', { event: 'error', position: 'boundary', attachedTo: 'ask', interrupting: true, name: 'Wrong' }),
        end(),
        end('other'),
      ],
      [...way('start', 'check', 'wait', 'ask', 'end'), ...way('wrong', 'other')],
    );
    const played = {
      answers: { ask: [{ error: 'Wrong' }] },
      messages: { wait: { data: { amount: 5 } } },
      subprocesses: { [called]: aFile(child) },
    };
    const ran = await flowmaster(['run', aFile(parent), '--json', '--script', aFile(played)]);
    expect(ran.json()).toMatchObject({ ok: true, data: { score: 7, paid: 5 } });
  });

  it.each([
    [
      'a script of another form',
      ['--script', aFile({ answers: { approve: [{ outcome: 1 }] } })],
      'script.malformed',
      1,
    ],
    ['an input of another form', ['--input', '[1]'], 'cli.usage', 2],
    ['an input that the process does not take', ['--input', '{"amount": "much"}'], 'execution.invalid-input', 1],
    ['a script that is not there', ['--script', '/nowhere'], 'cli.usage', 2],
  ])('refuses %s', async (_, args, code, exit) => {
    const ran = await flowmaster(['run', aFile(purchase), '--json', ...args]);
    expect(ran.json()).toMatchObject({ ok: false, error: { code } });
    expect(ran.code).toBe(exit);
  });

  it('runs nothing that does not compile', async () => {
    const ran = await flowmaster(['run', aFile(aProcess([start(), human('a'), end()], way('start', 'a'))), '--json']);
    expect(ran.code).toBe(1);
    expect(ran.json().diagnostics).toEqual(expect.arrayContaining([expect.objectContaining({ severity: 'error' })]));
  });
});
