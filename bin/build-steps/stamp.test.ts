import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { contentHash, Stamp } from './stamp.ts';

let root: string;
const write = (path: string, content: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'flowmaster-stamp-'));
  write('functions/tasks/api.ts', 'one');
});

describe('contentHash', () => {
  const hash = (...others: string[]) => contentHash(root, ['functions', 'missing'], others);

  it('is the same while nothing changes', () => {
    expect(hash()).toBe(hash());
  });

  it.each([
    ['a changed file', () => write('functions/tasks/api.ts', 'two')],
    ['a new file', () => write('functions/tasks/form.ts', '')],
    [
      'a renamed folder',
      () => {
        rmSync(join(root, 'functions/tasks'), { recursive: true });
        write('functions/todos/api.ts', 'one');
      },
    ],
  ])('changes with %s', (_, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  it('changes with what else decides the result', () => {
    expect(hash('dev')).not.toBe(hash('prod'));
    expect(hash('ab', 'c')).not.toBe(hash('a', 'bc'));
  });

  it.each(['functions/tasks/api.test.ts', 'functions/node_modules/x.js', 'functions/dist/x.js'])(
    'ignores %s',
    (path) => {
      const before = hash();
      write(path, 'anything');
      expect(hash()).toBe(before);
    },
  );
});

describe('Stamp', () => {
  it('is fresh only for the same inputs and while the output is there', () => {
    const stamp = (inputs: string) => new Stamp(join(root, 'stamps/step'), inputs);
    const output = join(root, 'functions');
    expect(stamp('a').isFresh(output)).toBe(false);
    stamp('a').write();
    expect(stamp('a').isFresh(output)).toBe(true);
    expect(stamp('b').isFresh(output)).toBe(false);
    expect(stamp('a').isFresh(join(root, 'gone'))).toBe(false);
  });
});
