import { expect } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import * as tasks from '../../shared/contracts/tasks.ts';
import type { TestUser } from '../../shared/testing/http-event.ts';
import { dana, erik, mara, type Platform } from './platform.ts';

export type Fields = Record<string, unknown>;

export const itemsOf = (body: Fields): Fields[] => body.items as Fields[];

/** What people do with executions and their tasks, through the API. */
export class People {
  readonly #platform: Platform;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Calls an operation of the executions context. */
  call(operation: unknown, params: Record<string, string>, body?: unknown, as: TestUser = mara) {
    return this.#platform.executions(operation, { as, params, ...(body === undefined ? {} : { body }) });
  }

  /** With the input, or otherwise as `how` says. */
  async begin(processId: string, input: Fields = {}, how: Fields = { input }): Promise<string> {
    const body = { processId, ...how };
    const answer = await this.#platform.executions(executions.startExecution, { as: dana, body });
    expect(answer).toMatchObject({ status: 201 });
    return String(answer.body.id);
  }

  async read(id: string): Promise<Fields> {
    return (await this.call(executions.getExecution, { id })).body;
  }

  /** The execution once it has ended, however it did. */
  ended(id: string): Promise<Fields> {
    return this.#platform.until(
      () => this.read(id),
      (one) => ['completed', 'failed', 'cancelled'].includes(String(one.runtimeStatus)),
    );
  }

  /** The execution once it has ended well. */
  async completed(id: string): Promise<Fields> {
    const done = await this.ended(id);
    expect(done).toMatchObject({ runtimeStatus: 'completed' });
    return done;
  }

  /** Until the run stands at these nodes and no others. */
  standsAt(id: string, ...nodes: string[]): Promise<Fields> {
    const wanted = JSON.stringify(nodes.toSorted());
    const current = (one: Fields) => (one.currentNodes as Fields[]).map((node) => String(node.nodeId)).toSorted();
    return this.#platform.until(
      () => this.read(id),
      (one) => JSON.stringify(current(one)) === wanted,
    );
  }

  async tasksOf(executionId: string, status?: string): Promise<Fields[]> {
    const query = { executionId, limit: '50', ...(status === undefined ? {} : { status }) };
    return itemsOf((await this.#platform.tasks(tasks.listTasks, { as: mara, query })).body);
  }

  /** The pending task of a node, or the first of the execution, once there is one. */
  async openTask(executionId: string, nodeId?: string): Promise<string> {
    const isIt = (task: Fields) => nodeId === undefined || task.node_id === nodeId;
    const pending = await this.#platform.until(
      () => this.tasksOf(executionId, 'pending'),
      (items) => items.some(isIt),
    );
    return String(pending.find(isIt)!.id);
  }

  async respond(id: string, result: Fields = {}): Promise<void> {
    const answer = await this.#platform.tasks(tasks.respondTask, { as: erik, params: { id }, body: { result } });
    expect(answer).toMatchObject({ status: 200 });
  }

  async answer(executionId: string, nodeId: string, result: Fields = {}): Promise<void> {
    await this.respond(await this.openTask(executionId, nodeId), result);
  }
}
