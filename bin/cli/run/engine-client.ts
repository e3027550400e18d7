import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { JsonObject } from '#contracts/core/json.ts';

/** The calls of Step Functions that a local run needs, over its wire protocol. */
export class EngineClient {
  readonly #url: string;
  readonly #sfn: SFNClient;

  constructor(url: string) {
    this.#url = url;
    this.#sfn = new SFNClient({
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  }

  async createMachine(name: string, definition: string): Promise<string> {
    const roleArn = 'arn:aws:iam::123456789012:role/flowmaster-run';
    const made = await this.#sfn.send(new CreateStateMachineCommand({ name, definition, roleArn }));
    return made.stateMachineArn!;
  }

  async start(stateMachineArn: string, name: string, input: JsonObject): Promise<string> {
    const started = await this.#sfn.send(
      new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }),
    );
    return started.executionArn!;
  }

  describe(executionArn: string): Promise<DescribeExecutionOutput> {
    return this.#sfn.send(new DescribeExecutionCommand({ executionArn }));
  }

  async history(executionArn: string): Promise<HistoryEvent[]> {
    const events: HistoryEvent[] = [];
    let nextToken: string | undefined;
    do {
      const page = await this.#sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000, nextToken }));
      events.push(...(page.events ?? []));
      nextToken = page.nextToken;
    } while (nextToken);
    return events;
  }

  async succeed(taskToken: string, output: JsonObject): Promise<void> {
    await this.#sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
  }

  async fail(taskToken: string, error: string, cause: string): Promise<void> {
    await this.#sfn.send(new SendTaskFailureCommand({ taskToken, error, cause }));
  }

  /** Moves the engine's time forward; what falls due on the way happens. */
  async advance(ms: number): Promise<void> {
    await fetch(`${this.#url}/_local/clock`, { method: 'POST', body: JSON.stringify({ advanceMs: ms }) });
  }

  close(): void {
    this.#sfn.destroy();
  }
}
