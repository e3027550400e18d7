import { spawnSync } from 'node:child_process';

/** Java is missing or too old: the message is one line for the person who started us. */
export class JavaMissingError extends Error {
  override readonly name = 'JavaMissingError';
}

const REQUIRED = 17;

/** Major version of the `java` on the path. */
export function javaVersion(): number {
  const { stderr, error } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = /version "(\d+)/.exec(stderr ?? '')?.[1];
  if (error || version === undefined) {
    throw new JavaMissingError(
      `Java ${REQUIRED} or newer is needed for DynamoDB Local: install it (Debian: apt-get install openjdk-17-jre-headless).`,
    );
  }
  if (Number(version) < REQUIRED)
    throw new JavaMissingError(`Java ${version} is too old for DynamoDB Local: install Java ${REQUIRED} or newer.`);
  return Number(version);
}
