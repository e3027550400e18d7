// npm run demo — plays every example through the public API of a running system and prints a timeline per execution.
//   npm run demo -- --url http://127.0.0.1:4000 [--only purchase-approval]
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { JsonObject } from '#contracts/core/json.ts';
import { publishExamples } from './player/definitions.ts';
import { signInAll } from './player/people.ts';
import { playRun, startRun } from './player/play.ts';
import { timeline } from './player/timeline.ts';
import { EXAMPLES } from './runs.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: process.env.FLOWMASTER_URL ?? 'http://127.0.0.1:4000' },
    only: { type: 'string' },
  },
});

/** Fields of the final data that differ from what the script expects. */
const differences = (output: unknown, expected: JsonObject): string[] => {
  const data = (output ?? {}) as JsonObject;
  return Object.entries(expected)
    .filter(([field, value]) => !isDeepStrictEqual(data[field], value))
    .map(([field, value]) => `${field} is ${JSON.stringify(data[field])}, not ${JSON.stringify(value)}`);
};

async function main(): Promise<number> {
  const people = await signInAll(values.url);
  const ids = await publishExamples(people.dana);
  let failures = 0;
  for (const { folder, runs } of EXAMPLES.filter(
    (example) => values.only === undefined || example.folder === values.only,
  )) {
    for (const script of runs) {
      const stage = { people, script, onStep: (text: string) => console.log(`    ${text}`) };
      console.log(`▸ ${script.name}`);
      const started = await startRun(ids[folder]!, stage);
      const { execution } = await playRun(started.id, stage);
      const wrong =
        execution.runtimeStatus === 'completed'
          ? differences(execution.output, script.expect)
          : [`it ${execution.runtimeStatus}: ${execution.error?.name} ${execution.error?.cause ?? ''}`];
      console.log(`${timeline(execution)}\n${wrong.map((text) => `  ✗ ${text}\n`).join('')}`);
      failures += wrong.length > 0 ? 1 : 0;
    }
  }
  console.log(failures === 0 ? 'Every run ended as its script expects.' : `${failures} runs did not end as expected.`);
  return failures === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  const refused = (error as Error & { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED';
  console.error(
    refused ? `Nothing answers at ${values.url}. Start the system first: npm start` : (error as Error).message,
  );
  process.exitCode = 1;
}
