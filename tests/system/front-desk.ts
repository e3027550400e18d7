import { pageOf } from '#contracts/core/page.ts';
import { type Execution, ExecutionSchema, ExecutionSummarySchema } from '#contracts/executions/index.ts';
import { publishMessage } from '#contracts/executions/messages.ts';
import type { Diagnostic, ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { ProcessSchema, publishProcess, validateProcess } from '#contracts/processes/index.ts';
import { type HumanTask, HumanTaskSchema } from '#contracts/tasks.ts';
import { type Person, signInAll } from '#examples/player/people.ts';
import { until } from './until.ts';

const OVER = ['completed', 'failed', 'cancelled'];

/** What people do with a process, each with one call of the public API or by asking it until something is so. */
export class FrontDesk {
  readonly #people: Awaited<ReturnType<typeof signInAll>>;

  private constructor(people: Awaited<ReturnType<typeof signInAll>>) {
    this.#people = people;
  }

  static async open(url: string): Promise<FrontDesk> {
    return new FrontDesk(await signInAll(url));
  }

  async save(definition: ProcessDefinitionInput): Promise<string> {
    const name = `${definition.name} ${Math.random().toString(36).slice(2)}`;
    return (await this.#people.dana.post('/processes', ProcessSchema, { ...definition, name })).id;
  }

  /** Saves and publishes. @throws ApiProblem with the diagnostics */
  async publish(definition: ProcessDefinitionInput): Promise<string> {
    const id = await this.save(definition);
    await this.publishSaved(id);
    return id;
  }

  async publishSaved(id: string): Promise<void> {
    await this.#people.dana.post(`/processes/${id}/publish`, publishProcess.result, { activate: true });
  }

  /** What a designer is told about a drawing. */
  async diagnosticsOf(definition: ProcessDefinitionInput): Promise<readonly Diagnostic[]> {
    const id = await this.save(definition);
    return (await this.#people.dana.post(`/processes/${id}/validate`, validateProcess.result)).diagnostics;
  }

  async start(processId: string, input: object = {}): Promise<string> {
    return (await this.#people.emil.post('/executions', ExecutionSummarySchema, { processId, input })).id;
  }

  look(execution: string): Promise<Execution> {
    return this.#people.ada.get(`/executions/${execution}`, ExecutionSchema);
  }

  /** The run, once it is over. */
  ended(execution: string): Promise<Execution> {
    return until(`the end of ${execution}`, async () => {
      const run = await this.look(execution);
      return OVER.includes(run.runtimeStatus) ? run : undefined;
    });
  }

  /** Waits until a node was completed so often. */
  reached(execution: string, nodeId: string, times = 1): Promise<true> {
    return until(`${nodeId}, ${times} times`, async () => {
      const ids = completed(await this.look(execution));
      return ids.filter((id) => id === nodeId).length >= times ? true : undefined;
    });
  }

  async tasks(execution: string): Promise<readonly HumanTask[]> {
    return (await this.#people.mara.get(`/tasks?executionId=${execution}&limit=100`, pageOf(HumanTaskSchema))).items;
  }

  /** The open task of a node, once there is one. */
  task(execution: string, nodeId: string): Promise<HumanTask> {
    return until(`the task ${nodeId}`, async () =>
      (await this.tasks(execution)).find((task) => task.node_id === nodeId && task.status === 'pending'),
    );
  }

  async answer(execution: string, nodeId: string, result: object, as: Person = 'emil'): Promise<void> {
    const { id } = await this.task(execution, nodeId);
    await this.#people[as].put(`/tasks/${id}/respond`, HumanTaskSchema, { result });
  }

  /** A message from outside. */
  tell(name: string, correlationKey: string, data: object = {}) {
    return this.#people.emil.post('/messages', publishMessage.result, { name, correlationKey, data });
  }
}

/** Nodes that a run has completed, in the order in which it entered them. */
export const completed = (run: Execution): string[] =>
  run.nodes.filter((visit) => visit.status === 'completed').map((visit) => visit.nodeId);
