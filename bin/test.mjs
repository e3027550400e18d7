// npm test: everything that must hold. `npm test -- <path>` runs only the tests below a path.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exitWith, projectNode, root, run } from './command.mjs';
import { ensureChromium, ensureJava, ensurePackages } from './setup.mjs';

const filters = process.argv.slice(2);
const report = join(root, 'build/test-results.json');

try {
  await ensurePackages();
  const node = projectNode();
  await ensureJava();
  const chromium = await ensureChromium();
  const env = { ...process.env, CHROMIUM_PATH: chromium };
  const checks = filters.length > 0 ? [] : ['typecheck', 'lint', 'deps:check', 'build'];
  const failedChecks = [];
  for (const check of checks) {
    console.log(`\n▸ npm run ${check}`);
    if ((await run('npm', ['run', '--silent', check], { env })) !== 0) failedChecks.push(check);
  }
  console.log('\n▸ vitest');
  const tests = await runTests(node, env);
  const passed = tests.passed + checks.length - failedChecks.length;
  const failed = tests.failed + failedChecks.length;
  if (failedChecks.length > 0) console.log(`\nFailed: npm run ${failedChecks.join(', npm run ')}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
} catch (error) {
  exitWith(error);
}

/** Counts single tests, and a file that could not even load as one failure. */
async function runTests(node, env) {
  mkdirSync(join(root, 'build'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(node, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...filters], { env });
  const result = readReport();
  if (!result) return { passed: 0, failed: 1 };
  const unloadable = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = result.numFailedTests + unloadable.length;
  return { passed: result.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return undefined;
  }
}
