import { parseArgs } from 'node:util';

export interface Flags {
  port: number;
  dataDir: string;
  reset: boolean;
  demo: boolean;
  verbose: boolean;
  /** AWS's DynamoDB Local (Java 17) in place of the embedded engine. */
  dynamodbLocal: boolean;
  help: boolean;
}

/** A flag that cannot be understood: the message is one line for the person who typed it. */
export class FlagError extends Error {
  override readonly name = 'FlagError';
}

export const DEFAULT_PORT = 4000;

export const USAGE = `npm start -- [flags]
  --port <number>    port of the one URL that everything is served under (${DEFAULT_PORT})
  --data-dir <path>  where state is kept between starts (.flowmaster)
  --reset            start from nothing: deletes the data directory
  --no-demo          do not create the demo tenant
  --verbose          print what functions log
  --dynamodb-local   keep tables in AWS's DynamoDB Local (needs Java 17, slower) instead of the embedded engine`;

export function parseFlags(args: readonly string[]): Flags {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: String(DEFAULT_PORT) },
        'data-dir': { type: 'string', default: '.flowmaster' },
        reset: { type: 'boolean', default: false },
        demo: { type: 'boolean', default: true },
        verbose: { type: 'boolean', default: false },
        'dynamodb-local': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
      allowNegative: true,
      strict: true,
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new FlagError(`--port wants a number up to 65535, not ${values.port}.`);
    return {
      port,
      dataDir: values['data-dir'],
      reset: values.reset,
      demo: values.demo,
      verbose: values.verbose,
      dynamodbLocal: values['dynamodb-local'],
      help: values.help,
    };
  } catch (cause) {
    if (cause instanceof FlagError) throw cause;
    throw new FlagError(`${cause instanceof Error ? cause.message : String(cause)}\n${USAGE}`, { cause });
  }
}
