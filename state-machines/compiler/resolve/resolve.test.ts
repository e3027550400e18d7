import { describe, expect, it } from 'vitest';
import { inputSchema } from '../index.ts';
import { aProcess, end, event, flow, gateway, human, script, start, way } from '../testing/builders.ts';
import { diagnosticOf, errorCodes } from '../testing/codes.ts';

const withConfig = (config: Parameters<typeof human>[1]) =>
  aProcess([start(), human('a', config), end()], way('start', 'a', 'end'));

describe('expressions', () => {
  it('that do not parse are shown where they break', () => {
    const process = withConfig({ config: { inputs: { total: '{% amount > %}' } } });
    expect(diagnosticOf(process, 'expression.syntax')).toMatchObject({
      nodeId: 'a',
      field: '/config/inputs/total',
      position: 12,
    });
  });

  it.each([
    ['parentheses', `${'('.repeat(4_000)}a${')'.repeat(4_000)}`],
    ['a long sum', Array(3_000).fill('1').join('+')],
    ['a chain of conditions', `${'a?'.repeat(2_000)}b${':c'.repeat(2_000)}`],
  ])('that are nested too deep are refused: %s', (_name, source) => {
    expect(errorCodes(withConfig({ config: { assignee: `{% ${source} %}` } }))).toEqual(['expression.syntax']);
  });

  it('of a flow are shown on the flow', () => {
    const process = aProcess(
      [start(), gateway('g', 'exclusive'), end('one'), end('two')],
      [flow('start', 'g'), flow('g', 'one', { condition: 'a = = 1' }), flow('g', 'two', { isDefault: true })],
    );
    expect(diagnosticOf(process, 'expression.syntax')).toMatchObject({
      flowId: 'g_one',
      nodeId: 'g',
      field: '/condition',
    });
  });

  it('may use only what is in scope', () => {
    expect(
      diagnosticOf(withConfig({ config: { inputs: { x: '{% $output.y %}' } } }), 'expression.unknown-variable'),
    ).toMatchObject({ field: '/config/inputs/x', message: '$output is not known here.' });
    expect(errorCodes(withConfig({ config: { outputMapping: { x: '{% $output.y + $inputs.z %}' } } }))).toEqual([]);
    expect(errorCodes(withConfig({ config: { assignee: '{% $states.input.execution.startedBy %}' } }))).toEqual([
      'expression.unknown-variable',
    ]);
    expect(errorCodes(withConfig({ config: { assignee: '{% $eval("1") %}' } }))).toEqual([
      'expression.eval-not-allowed',
    ]);
  });

  it('that are never true or false are no conditions', () => {
    const process = aProcess(
      [start(), gateway('g', 'exclusive'), end('one'), end('two')],
      [flow('start', 'g'), flow('g', 'one', { condition: 'amount + 1' }), flow('g', 'two', { isDefault: true })],
    );
    expect(errorCodes(process)).toEqual(['condition.not-boolean']);
  });
});

describe('required inputs', () => {
  it('that nothing produces are refused', () => {
    expect(diagnosticOf(withConfig({ requiredInputs: ['amount'] }), 'data.input-never-produced')).toMatchObject({
      nodeId: 'a',
      field: '/requiredInputs/0',
    });
  });

  it('that are produced only later are refused', () => {
    const process = aProcess(
      [start(), human('a', { requiredInputs: ['x'] }), script('b', { outputs: ['x'] }), end()],
      way('start', 'a', 'b', 'end'),
    );
    expect(errorCodes(process)).toEqual(['data.input-produced-too-late']);
  });

  it('may come from the start or from an earlier node', () => {
    const process = aProcess(
      [start(), script('b', { outputs: ['x'] }), human('a', { requiredInputs: ['x', 'y'] }), end()],
      way('start', 'b', 'a', 'end'),
      {
        data_definitions: [{ name: 'y', schema: {}, input: true }],
      },
    );
    expect(errorCodes(process)).toEqual([]);
  });
});

describe('events', () => {
  const boundary = (config: Parameters<typeof event>[1]) =>
    aProcess(
      [start(), human('a'), event('e', { position: 'boundary', attachedTo: 'a', ...config }), end()],
      [...way('start', 'a', 'end'), ...way('e', 'end')],
    );

  it.each([
    ['event.condition-never-changes', boundary({ event: 'conditional', condition: 'x > 1' })],
    ['event.must-interrupt', boundary({ event: 'error', interrupting: false })],
    ['event.escalation-without-subprocess', boundary({ event: 'escalation' })],
    ['event.cancel-without-transaction', boundary({ event: 'cancel' })],
    ['compensation.handler-unknown', boundary({ event: 'compensation' })],
    ['event.timer-unclear', boundary({ event: 'timer' })],
    ['event.timer-unclear', boundary({ event: 'timer', timer: { cycle: 'R3/PT1H', duration: 'PT1H' } })],
    ['node.config-invalid', boundary({ event: 'timer', timer: { cycle: 'R3/2026-13-01T00:00:00Z/PT1H' } })],
    ['node.config-invalid', boundary({ event: 'timer', timer: { cycle: '0 0 9 * * *' } })],
    ['event.cycle-empty', boundary({ event: 'timer', timer: { cycle: 'R0/PT1H' } })],
    ['event.cycle-too-short', boundary({ event: 'timer', timer: { cycle: 'R/PT0.5S' } })],
    ['event.cycle-mixed', boundary({ event: 'timer', timer: { cycle: 'R/2026-01-01T00:00:00Z/P1M2D' } })],
    ['event.timer-too-long', boundary({ event: 'timer', timer: { cycle: 'R/P2Y' } })],
    ['event.error-reserved', boundary({ event: 'error', name: 'States.ALL' })],
    [
      'event.position-missing',
      aProcess([start(), event('m', { event: 'message', name: 'x' }), end()], way('start', 'm', 'end')),
    ],
    [
      'event.name-missing',
      aProcess([start(), event('m', { event: 'message', position: 'catch' }), end()], way('start', 'm', 'end')),
    ],
    [
      'event.timer-too-long',
      aProcess(
        [start(), event('m', { event: 'timer', timer: { duration: 'P400D' } }), end()],
        way('start', 'm', 'end'),
      ),
    ],
    [
      'gateway.event-expected',
      aProcess(
        [
          start(),
          gateway('g', 'event_based'),
          script('a'),
          event('m', { event: 'message', position: 'catch', name: 'x' }),
          end(),
        ],
        [...way('start', 'g', 'a', 'end'), ...way('g', 'm', 'end')],
      ),
    ],
  ])('report %s', (code, process) => {
    expect(errorCodes(process)).toEqual([code]);
  });

  it('warn of two branches that write one field', () => {
    const process = aProcess(
      [
        start(),
        gateway('s', 'parallel'),
        script('a', { outputs: ['x'] }),
        script('b', { outputs: ['x'] }),
        gateway('j', 'parallel'),
        end(),
      ],
      [...way('start', 's', 'a', 'j', 'end'), ...way('s', 'b', 'j')],
    );
    expect(diagnosticOf(process, 'data.parallel-write-conflict')).toMatchObject({ nodeId: 's', severity: 'warning' });
  });
});

describe('inputSchema', () => {
  it('holds the inputs of the process and nothing else', () => {
    const process = aProcess([start(), end()], way('start', 'end'), {
      data_definitions: [
        { name: 'amount', title: 'Amount', schema: { type: 'number', minimum: 0 }, input: true, required: true },
        { name: 'region', schema: { type: 'string' }, input: true, required: true, default: 'EU' },
        { name: 'result', schema: {} },
      ],
    });
    expect(inputSchema(process)).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        amount: { type: 'number', minimum: 0, title: 'Amount' },
        region: { type: 'string', default: 'EU' },
      },
      required: ['amount'],
      additionalProperties: false,
    });
  });
});
