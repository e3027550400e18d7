import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

type Json = Record<string, unknown>;

/** What the double answers to an action; throwing `AwsFailure` gives AWS's error shape. */
export type Answers = Partial<Record<string, (input: Json) => Json>>;

export class AwsFailure extends Error {
  readonly status: number;
  constructor(code: string, message = code, status = 400) {
    super(message);
    this.name = code;
    this.status = status;
  }
}

export interface StepFunctionsDouble {
  /** Every call so far, in order. */
  readonly calls: { action: string; input: Json }[];
  /** Answers by action; may be changed at any time. An action without one answers `{}`. */
  answers: Answers;
  callsOf(action: string): Json[];
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Json;
}

const started = (input: Json): Json => {
  const machine = String(input.stateMachineArn)
    .split(':')
    .slice(0, 7)
    .join(':')
    .replace(':stateMachine:', ':execution:');
  return { executionArn: `${machine}:${String(input.name)}`, startDate: Date.now() / 1000 };
};

/** A Step Functions that speaks the wire protocol, records what it is asked, and answers what the test says. */
export async function startStepFunctionsDouble(): Promise<StepFunctionsDouble> {
  const double: Omit<StepFunctionsDouble, 'close'> = {
    calls: [],
    answers: {},
    callsOf: (action) => double.calls.filter((call) => call.action === action).map((call) => call.input),
  };
  const defaults: Answers = { StartExecution: started, StopExecution: () => ({ stopDate: Date.now() / 1000 }) };
  const server = createServer((request, response) => {
    void bodyOf(request).then((input) => {
      const action = String(request.headers['x-amz-target']).split('.').at(-1)!;
      double.calls.push({ action, input });
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      try {
        const answer = (double.answers[action] ?? defaults[action])?.(input) ?? {};
        response.end(JSON.stringify(answer));
      } catch (error) {
        const failure = error as AwsFailure;
        response.statusCode = failure.status ?? 500;
        response.end(JSON.stringify({ __type: failure.name, message: failure.message }));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.env.AWS_ENDPOINT_URL_SFN = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  process.env.AWS_REGION ??= 'eu-central-1';
  process.env.AWS_ACCESS_KEY_ID ??= 'test';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'test';
  return Object.assign(double, {
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
