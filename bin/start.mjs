// npm start: installs what is missing, builds what has changed, and boots the whole system on this machine.
import { exitWith, PlainError, projectNode, run } from './command.mjs';
import { ensureJava, ensurePackages } from './setup.mjs';

const args = process.argv.slice(2);
try {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new PlainError(`Node 20 or newer is needed to start (this is ${process.version}).`);
  }
  await ensurePackages();
  const node = projectNode();
  if (!args.includes('--help')) {
    if (args.includes('--dynamodb-local')) await ensureJava();
    const code = await run(node, ['bin/build.ts']);
    if (code !== 0) throw new PlainError('The build failed: see above.');
  }
  process.exit(await run(node, ['--disable-warning=ExperimentalWarning', 'local/main.ts', ...args]));
} catch (error) {
  exitWith(error);
}
