// Makes sure that what the system needs is there, and installs what is missing: npm packages, a JRE, for tests Chromium.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, PlainError, root, run } from './command.mjs';

const JAVA_PACKAGE = 'openjdk-17-jre-headless';
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Installs the packages of the lockfile unless node_modules already holds exactly these. */
export async function ensurePackages() {
  if (packagesAreInstalled()) return;
  console.log('Installing npm packages (about a minute on the first start) …');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0)
    throw new PlainError('npm ci failed: see above. The npm registry must be reachable for the first start.');
}

/** npm keeps a copy of the lockfile in node_modules for what it has installed there. */
function packagesAreInstalled() {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const { packages: wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { packages: installed } = JSON.parse(readFileSync(installedFile, 'utf8'));
  // Optional packages of other platforms are in the lockfile and, rightly, not on this machine.
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || link || (installed[path] ? installed[path].version === version : optional === true),
  );
}

/** AWS's DynamoDB Local, which tests compare with and `npm start -- --dynamodb-local` uses, runs on Java 17 or newer. */
export async function ensureJava() {
  const major = Number(/version "(\d+)/.exec(ask('java', ['-version']) ?? '')?.[1] ?? 0);
  if (major >= 17) return;
  await installFromDebian(
    JAVA_PACKAGE,
    `Java 17 or newer is needed for DynamoDB Local${major ? ` (found ${major})` : ''}`,
  );
}

/** Path of a Chromium for the browser tests. */
export async function ensureChromium() {
  const found = process.env.CHROMIUM_PATH ?? findBrowser();
  if (found) return found;
  await installFromDebian('chromium', 'Chromium is needed for the browser tests (or name one in CHROMIUM_PATH)');
  return findBrowser();
}

const findBrowser = () => BROWSERS.map((name) => ask('sh', ['-c', `command -v ${name}`])?.trim()).find(Boolean);

async function installFromDebian(name, reason) {
  if (process.getuid?.() !== 0 || ask('apt-get', ['--version']) === undefined) {
    throw new PlainError(`${reason}: install it (Debian and Ubuntu: sudo apt-get install ${name}).`);
  }
  console.log(`${reason}: installing ${name} …`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const failed =
    (await run('apt-get', ['update', '-qq'], options)) ||
    (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], options));
  if (failed) throw new PlainError(`Installing ${name} failed: see above.`);
}
