import { formatWithOptions } from 'node:util';

const LEVELS = { debug: 'DEBUG', info: 'INFO', log: 'INFO', warn: 'WARN', error: 'ERROR', trace: 'TRACE' } as const;

/** Lambda's text log format: time, request id, level and message, separated by tabs, one record a line. */
export function patchConsole(current: { requestId: string }): void {
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method as keyof typeof LEVELS] = (...args: unknown[]) => {
      const text = formatWithOptions({}, ...args).replaceAll('\n', '\r');
      process.stdout.write(`${new Date().toISOString()}\t${current.requestId}\t${level}\t${text}\n`);
    };
  }
}
