import type { HistoryEvent } from '@aws-sdk/client-sfn';

const START = Date.parse('2026-03-01T09:00:00.000Z');
type Details = Omit<HistoryEvent, 'id' | 'previousEventId' | 'timestamp' | 'type'>;

/** Time of the n-th second of a built history. */
export const at = (second: number): string => new Date(START + second * 1000).toISOString();

/**
 * Writes histories as Step Functions records them, for tests: one event a second, each after the one before unless `after`
 * names another (branches).
 */
export class HistoryBuilder {
  readonly events: HistoryEvent[] = [];

  add(type: NonNullable<HistoryEvent['type']>, details: Details = {}, after = this.events.length): number {
    const id = this.events.length + 1;
    this.events.push({ id, previousEventId: after, timestamp: new Date(START + (id - 1) * 1000), type, ...details });
    return id;
  }

  started(data: unknown = {}): this {
    this.add('ExecutionStarted', { executionStartedEventDetails: { input: JSON.stringify({ data }) } }, 0);
    return this;
  }

  enter(kind: string, name: string, after?: number): number {
    const details = { stateEnteredEventDetails: { name, input: '{"data":{}}' } };
    return this.add(`${kind}StateEntered` as 'TaskStateEntered', details, after);
  }

  exit(kind: string, name: string, data: unknown = {}, after?: number): number {
    const details = { stateExitedEventDetails: { name, output: JSON.stringify({ data }) } };
    return this.add(`${kind}StateExited` as 'TaskStateExited', details, after);
  }

  /** A pass through a state that calls nothing. */
  pass(kind: string, name: string, after?: number): number {
    this.enter(kind, name, after);
    return this.exit(kind, name);
  }

  scheduled(resource: string, parameters: unknown, after?: number): number {
    const resourceType = resource.startsWith('startExecution') ? 'states' : 'lambda';
    const region = 'eu-central-1';
    const taskScheduledEventDetails = { resourceType, resource, region, parameters: JSON.stringify(parameters) };
    return this.add('TaskScheduled', { taskScheduledEventDetails }, after);
  }

  submitted(resource: string): number {
    return this.add('TaskSubmitted', { taskSubmittedEventDetails: { resourceType: 'lambda', resource, output: '{}' } });
  }

  succeeded(output: unknown, after?: number): number {
    const details = { resourceType: 'lambda', resource: 'invoke', output: JSON.stringify(output) };
    return this.add('TaskSucceeded', { taskSucceededEventDetails: details }, after);
  }

  failed(error: string, cause = 'because', after?: number): number {
    const details = { resourceType: 'lambda', resource: 'invoke', error, cause };
    return this.add('TaskFailed', { taskFailedEventDetails: details }, after);
  }

  /** A whole visit of a state that calls a task function and gets an output. */
  work(name: string, { input = {}, output = {}, after }: { input?: unknown; output?: unknown; after?: number } = {}) {
    this.enter('Task', name, after);
    this.scheduled('invoke', { FunctionName: 'f', Payload: { input, taskToken: 'secret' } });
    this.add('TaskStarted', { taskStartedEventDetails: { resourceType: 'lambda', resource: 'invoke' } });
    this.succeeded({ Payload: { output } });
    return this.exit('Task', name);
  }

  /** A visit of a state that waits for its token, up to the waiting. */
  waiting(name: string, after?: number): number {
    this.enter('Task', name, after);
    this.scheduled('invoke.waitForTaskToken', { FunctionName: 'f', Payload: { input: {}, taskToken: 'secret' } });
    this.add('TaskStarted', {
      taskStartedEventDetails: { resourceType: 'lambda', resource: 'invoke.waitForTaskToken' },
    });
    return this.submitted('invoke.waitForTaskToken');
  }

  ended(data: unknown = {}): this {
    this.add('ExecutionSucceeded', { executionSucceededEventDetails: { output: JSON.stringify({ data }) } });
    return this;
  }
}
