import { formatWithOptions } from 'node:util';

const LEVELS = { debug: 'DEBUG', info: 'INFO', log: 'INFO', warn: 'WARN', error: 'ERROR', trace: 'TRACE' } as const;

export type LogFormat = 'Text' | 'JSON';
type Level = (typeof LEVELS)[keyof typeof LEVELS];

/** Makes console write as Lambda's runtime does: text records separated by tabs, or one JSON object a record. */
export function patchConsole(current: { requestId: string }, format: LogFormat): void {
  const write = format === 'JSON' ? jsonRecord : textRecord;
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method as keyof typeof LEVELS] = (...args: unknown[]) => {
      process.stdout.write(`${write(new Date().toISOString(), current.requestId, level, args)}\n`);
    };
  }
}

function textRecord(timestamp: string, requestId: string, level: Level, args: unknown[]): string {
  return `${timestamp}\t${requestId}\t${level}\t${formatWithOptions({}, ...args).replaceAll('\n', '\r')}`;
}

function jsonRecord(timestamp: string, requestId: string, level: Level, args: unknown[]): string {
  const [only, ...others] = args;
  const isPlain = others.length === 0 && typeof only === 'object' && only !== null && !(only instanceof Error);
  const message = isPlain ? only : formatWithOptions({}, ...args);
  try {
    return JSON.stringify({ timestamp, level, requestId, message });
  } catch {
    // A circular structure: its text will do.
    return JSON.stringify({ timestamp, level, requestId, message: formatWithOptions({}, ...args) });
  }
}
