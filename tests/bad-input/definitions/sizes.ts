import { aProcess, end, script, start, way } from '#compiler/testing/builders.ts';
import type { BadDefinition } from '../bad-input.ts';

const large = (id: string) => script(id, { config: { source: `return { note: "${'x'.repeat(95_000)}" }` } });
const ids = Array.from({ length: 12 }, (_, at) => `step${at}`);
const body = { note: 'x'.repeat(1_100_000) };

/** Beyond what Step Functions takes. */
export const sizes: readonly BadDefinition[] = [
  {
    name: 'more than one state machine holds',
    code: 'process.split',
    severity: 'info',
    definition: aProcess([start(), ...ids.map(large), end()], way('start', ...ids, 'end')),
  },
  {
    name: 'a single step that no state machine holds',
    code: 'process.too-large',
    definition: aProcess(
      [start(), script('a', { action_type: 'webhook', config: { url: 'https://example.com', body } }), end()],
      way('start', 'a', 'end'),
    ),
  },
];
