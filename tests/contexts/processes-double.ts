import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { withoutStart } from '../../functions/processes/versions/entry-source-map.ts';
import { publishMachine } from '../../shared/adapters/state-machines/publish.ts';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { type Marking, SourceMapSchema } from '../../shared/contracts/processes/index.ts';
import { compileProcess } from '../../state-machines/compiler/index.ts';

type Target = Parameters<typeof compileProcess>[1];
interface Asked {
  operation: string;
  processId: string;
  version: string;
  marking?: Marking;
}
interface Known {
  runnable: { version: string; stateMachineArn: string | undefined };
  definition: ProcessDefinition;
  target: Target;
}

const settings = {
  prefix: 'flowmaster-test-process-',
  roleArn: 'arn:aws:iam::000000000000:role/process',
  logGroupArn: 'arn:aws:logs:eu-central-1:000000000000:log-group:processes',
};

/** The processes context as executions sees it: Lambda's Invoke on the wire, with what was published in memory. */
export class ProcessesDouble {
  readonly #versions = new Map<string, Known>();
  readonly #server: Server;
  /** What the graph says is active. */
  active: string | undefined;

  static async open(): Promise<ProcessesDouble> {
    const double = new ProcessesDouble();
    await new Promise<void>((resolve) => double.#server.listen(0, '127.0.0.1', resolve));
    return double;
  }

  constructor() {
    this.#server = createServer((request, response) => {
      void text(request).then(async (body) => {
        const answer = await this.#answer(JSON.parse(body) as Asked).catch((error: Error) => {
          response.setHeader('x-amz-function-error', 'Unhandled');
          return { errorType: error.name, errorMessage: error.message };
        });
        response.end(JSON.stringify(answer));
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => this.#server.close((error) => (error ? reject(error) : resolve())));
  }

  know(runnable: Known['runnable'], definition: ProcessDefinition, target: Target): void {
    this.#versions.set(`${target.processId} ${target.version}`, { runnable, definition, target });
    this.active = target.version;
  }

  async #answer({ operation, processId, version, marking }: Asked): Promise<unknown> {
    const known = this.#versions.get(`${processId} ${version}`);
    if (operation === 'processes.describe-registration') {
      return { ...(known ? { runnable: known.runnable } : {}), active: this.active, triggers: [] };
    }
    if (operation !== 'processes.publish-entry' || !known) throw new Error(`Unexpected: ${operation} ${version}`);
    const { definition, target, runnable } = known;
    const compiled = compileProcess(definition, target, { entry: marking! });
    if (!compiled.ok) {
      const refused = compiled.diagnostics.filter(({ severity }) => severity === 'error');
      return { refused: refused.map(({ code, message, help }) => ({ code, message, help })) };
    }
    const { processId: id, tenantId } = target;
    const { main: asl, parts } = compiled.machines;
    const machine = { processId: id, tenantId, asl, parts, description: 'entry' };
    const arns = await publishMachine(machine, settings, runnable.stateMachineArn);
    const parsed = SourceMapSchema.parse(compiled.sourceMap);
    const sourceMap = withoutStart(parsed);
    return { runnable: { ...runnable, ...arns, sourceMap } };
  }
}
