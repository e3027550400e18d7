import { describe, expect, it } from 'vitest';
import { DEFAULT_PORT, parseFlags } from './flags.ts';

describe('the flags of npm start', () => {
  it('has a default for each', () => {
    expect(parseFlags([])).toEqual({
      port: DEFAULT_PORT,
      dataDir: '.flowmaster',
      reset: false,
      demo: true,
      verbose: false,
      dynamodbLocal: false,
      help: false,
    });
  });

  it('reads them all', () => {
    const flags = parseFlags(['--port', '4321', '--data-dir', '/tmp/x', '--reset', '--no-demo', '--verbose']);
    expect(flags).toMatchObject({ port: 4321, dataDir: '/tmp/x', reset: true, demo: false, verbose: true });
  });

  it.each([['--port', 'abc'], ['--port', '70000'], ['--port', '-1'], ['--unknown'], ['stray']])(
    'refuses %s %s in one message',
    (...args) => {
      expect(() => parseFlags(args)).toThrow(/--port wants|Unknown option|Unexpected argument|ambiguous/);
    },
  );
});
