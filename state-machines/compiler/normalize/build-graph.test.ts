import { describe, expect, it } from 'vitest';
import { aProcess, end, event, flow, gateway, human, script, start, way } from '../testing/builders.ts';
import { diagnosticOf, errorCodes } from '../testing/codes.ts';

describe('what does not fit together', () => {
  it('names a flow to a node that does not exist', () => {
    const process = aProcess([start(), script('a'), end()], [...way('start', 'a', 'end'), flow('a', 'nowhere')]);
    expect(diagnosticOf(process, 'flow.unknown-target')).toMatchObject({
      flowId: 'a_nowhere',
      field: '/to',
      severity: 'error',
    });
  });

  it('names a flow from a node that does not exist', () => {
    const process = aProcess([start(), end()], [...way('start', 'end'), flow('ghost', 'end')]);
    expect(errorCodes(process)).toEqual(['flow.unknown-source']);
  });

  it.each([
    ['process.no-start', aProcess([script('a'), script('b'), end()], [...way('a', 'b', 'end'), flow('b', 'a')])],
    [
      'process.several-starts',
      aProcess([start(), start('other'), end()], [...way('start', 'end'), ...way('other', 'end')]),
    ],
    ['process.no-end', aProcess([start(), script('a'), script('b')], [...way('start', 'a', 'b'), flow('b', 'a')])],
    [
      'node.dead-end',
      aProcess([start(), script('a'), script('b'), end()], [...way('start', 'a', 'end'), flow('a', 'b')]),
    ],
    [
      'node.flow-into-start',
      aProcess([start(), script('a'), end()], [...way('start', 'a', 'end'), flow('a', 'start')]),
    ],
    ['node.flow-out-of-end', aProcess([start(), script('a'), end()], [...way('start', 'a', 'end'), flow('end', 'a')])],
    ['flow.self-loop', aProcess([start(), script('a'), end()], [...way('start', 'a', 'end'), flow('a', 'a')])],
    ['node.duplicate-id', aProcess([start(), script('a'), script('a'), end()], way('start', 'a', 'end'))],
    ['flow.duplicate-id', aProcess([start(), script('a'), end()], [...way('start', 'a', 'end'), flow('a', 'end')])],
    ['node.unknown-lane', aProcess([start(), script('a', { lane_id: 'nobody' }), end()], way('start', 'a', 'end'))],
    [
      'event.attached-to-unknown',
      aProcess(
        [
          start(),
          event('late', { event: 'timer', position: 'boundary', attachedTo: 'x', timer: { duration: 'PT1H' } }),
          end(),
        ],
        [...way('start', 'end'), ...way('late', 'end')],
      ),
    ],
    [
      'event.link-unmatched',
      aProcess(
        [start(), event('go', { event: 'link', position: 'throw', name: 'A' }), end()],
        [...way('start', 'go'), ...way('go', 'end')],
      ),
    ],
  ])('reports %s', (code, process) => {
    expect(errorCodes(process)).toContain(code);
  });

  it('follows a thrown link to the catch of its name', () => {
    const process = aProcess(
      [
        start(),
        event('go', { event: 'link', position: 'throw', name: 'A' }),
        event('come', { event: 'link', position: 'catch', name: 'A' }),
        script('a'),
        end(),
      ],
      [...way('start', 'go'), ...way('come', 'a', 'end')],
    );
    expect(errorCodes(process)).toEqual([]);
  });
});

describe('the configuration of nodes', () => {
  it('names an unknown field with its path', () => {
    const process = aProcess([start(), human('a', { config: { asignee: 'x' } }), end()], way('start', 'a', 'end'));
    expect(diagnosticOf(process, 'node.config-invalid')).toMatchObject({ nodeId: 'a', field: '/config/asignee' });
  });

  it('names the path of a wrong value', () => {
    const process = aProcess(
      [start(), human('a', { config: { form_fields: [{ name: 'x', label: 'X', type: 'colour' }] } }), end()],
      way('start', 'a', 'end'),
    );
    expect(diagnosticOf(process, 'node.config-invalid')).toMatchObject({ field: '/config/form_fields/0/type' });
  });

  it('refuses an action that the type cannot have', () => {
    const process = aProcess([start(), human('a', { action_type: 'script' }), end()], way('start', 'a', 'end'));
    expect(diagnosticOf(process, 'node.action-not-allowed')).toMatchObject({ nodeId: 'a', field: '/action_type' });
  });

  it('asks machine work for its action', () => {
    const process = aProcess([start(), { node_id: 'a', type: 'machine', title: 'A' }, end()], way('start', 'a', 'end'));
    expect(errorCodes(process)).toEqual(['node.action-missing']);
  });

  it('takes a gateway that joins and splits', () => {
    const process = aProcess(
      [
        start(),
        gateway('s', 'parallel'),
        script('a'),
        script('b'),
        gateway('m', 'parallel'),
        script('c'),
        script('d'),
        gateway('j', 'parallel'),
        end(),
      ],
      [...way('start', 's', 'a', 'm', 'c', 'j', 'end'), ...way('s', 'b', 'm', 'd', 'j')],
    );
    expect(errorCodes(process)).toEqual([]);
  });
});
