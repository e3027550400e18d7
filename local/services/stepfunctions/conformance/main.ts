/** Prints how many cases pass per area: `node bin/run.mjs local/services/stepfunctions/conformance/main.ts`. */
import { runAreas } from './run.ts';

const results = await runAreas();
for (const { area, passed, failures } of results) {
  console.log(`${area.padEnd(28)} ${passed}/${passed + failures.length}`);
  for (const { name, problems } of failures) console.log(`  ✗ ${name}\n      ${problems.join('\n      ')}`);
}
const failed = results.reduce((total, { failures }) => total + failures.length, 0);
const passed = results.reduce((total, result) => total + result.passed, 0);
console.log(`${'total'.padEnd(28)} ${passed}/${passed + failed}`);
process.exit(failed === 0 ? 0 : 1);
