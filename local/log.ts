import type { CloudLog } from './services/contract.ts';

/** Lines for the person at the terminal; `info` only when asked for. */
export function createLog(
  verbose: boolean,
  write: (line: string) => void = (line) => process.stderr.write(line),
): CloudLog {
  const line = (level: string, message: string, details?: Record<string, unknown>): void => {
    write(`${level}  ${message}${details ? `  ${JSON.stringify(details)}` : ''}\n`);
  };
  return {
    info: (message, details) => verbose && line('info ', message, details),
    warn: (message, details) => line('warn ', message, details),
    error: (message, details) => line('error', message, details),
  };
}

export const silentLog: CloudLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
