import { aProcess, end, script, start, subprocess, way } from '#compiler/testing/builders.ts';
import { within } from '#compiler/testing/scope-builders.ts';
import type { BadDefinition } from '../bad-input.ts';

type NodeInput = ReturnType<typeof script>;
const adHoc = (config: object, nodes: readonly NodeInput[], flows: ReturnType<typeof way> = []) =>
  aProcess(
    [start(), subprocess('case', { config: { kind: 'ad_hoc', ...config } }), ...within('case', ...nodes), end()],
    [...way('start', 'case', 'end'), ...flows],
  );

/** Subprocesses whose activities nobody could choose. */
export const adHocs: readonly BadDefinition[] = [
  {
    name: 'an ad-hoc subprocess with nothing in it',
    code: 'ad-hoc.empty',
    at: { nodeId: 'case' },
    definition: adHoc({}, []),
  },
  {
    name: 'an ad-hoc subprocess with a start',
    code: 'ad-hoc.start-or-end',
    at: { nodeId: 'in' },
    definition: adHoc({}, [start('in'), script('a'), end('out')], way('in', 'a', 'out')),
  },
  {
    name: 'an activity that follows two others which are chosen independently',
    code: 'ad-hoc.ways-meet',
    at: { nodeId: 'c' },
    path: ['a', 'b', 'c'],
    definition: adHoc({}, [script('a'), script('b'), script('c')], [...way('a', 'c'), ...way('b', 'c')]),
  },
  {
    name: 'a completion condition that no activity can make hold',
    code: 'ad-hoc.completion-never-holds',
    at: { nodeId: 'case', field: '/config/completionCondition' },
    definition: adHoc({ completionCondition: 'done = true' }, [script('a', { outputs: ['x'] })]),
  },
  {
    name: 'a completion condition that is never true or false',
    code: 'condition.not-boolean',
    at: { nodeId: 'case', field: '/config/completionCondition' },
    definition: adHoc({ completionCondition: 'x + 1' }, [script('a', { outputs: ['x'] })]),
  },
  {
    name: 'activities named by an expression that does not parse',
    code: 'expression.syntax',
    at: { nodeId: 'case', field: '/config/activeElements' },
    definition: adHoc({ activeElements: 'wanted[' }, [script('a')]),
  },
  {
    name: 'a person to ask where the data decide',
    code: 'ad-hoc.nobody-asked',
    at: { nodeId: 'case', field: '/config/chooser' },
    definition: adHoc({ activeElements: 'wanted', chooser: { candidateRole: 'manager' } }, [script('a')]),
  },
  {
    name: 'a completion condition where all begin at once and none is ended',
    code: 'ad-hoc.completion-without-effect',
    severity: 'warning',
    at: { nodeId: 'case', field: '/config/completionCondition' },
    definition: adHoc({ activeElements: 'wanted', completionCondition: 'x = 1', cancelRemaining: false }, [
      script('a', { outputs: ['x'] }),
    ]),
  },
  {
    name: 'a choice in a subprocess that offers none',
    code: 'subprocess.field-not-possible',
    at: { nodeId: 'case', field: '/config/activeElements' },
    definition: aProcess(
      [
        start(),
        subprocess('case', { config: { kind: 'embedded', activeElements: 'wanted' } }),
        ...within('case', start('in'), end('out')),
        end(),
      ],
      [...way('start', 'case', 'end'), ...way('in', 'out')],
    ),
  },
];
