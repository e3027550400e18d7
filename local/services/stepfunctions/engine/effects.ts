import type { Service } from '../api/service.ts';
import { callTask, type StartChild } from '../integrations/call-task.ts';
import type { Integrations } from '../ports.ts';
import { taskResource } from '../states/task-events.ts';
import { activityTask } from './commit.ts';
import { MapRuns } from './map-runs.ts';
import type { Run } from './run.ts';
import type { Effect, Message } from './turn.ts';

/** Carries out what committed turns ask for. A call whose answer is lost in a crash is made again after the restart. */
export class Effects {
  readonly #ports: Integrations;
  #service: Service | undefined;
  #startChild: StartChild | undefined;
  #mapRuns: MapRuns | undefined;

  constructor(ports: Integrations) {
    this.#ports = ports;
  }

  /** The engine and the effects need each other: this closes the circle before anything runs. */
  connect(service: Service, startChild: StartChild): void {
    this.#mapRuns = new MapRuns(service, this.#ports);
    this.#service = service;
    this.#startChild = startChild;
  }

  /** After a restart: what executions that went on, or ended, no longer wait for is stopped. */
  recover(): void {
    void this.#mapRuns?.recover().catch(warn);
  }

  perform(run: Run, effect: Effect): void {
    const service = this.#service;
    if (!service) throw new Error('the engine is not connected yet');
    switch (effect.kind) {
      case 'call':
        void this.#call(service, run, effect.frame, effect.nonce);
        return;
      case 'stopChild':
        send(service, effect.execution, { type: 'stop' });
        return;
      case 'activity':
        service.activities.add(activityTask({ run, now: service.clock.now() }, effect));
        return;
      case 'forgetActivity':
        void service.activities.remove(effect.nonce).catch(warn);
        return;
      case 'startMapRun':
        void this.#mapRuns?.begin(run, effect).catch(warn);
        return;
      case 'stopMapRun':
        void this.#mapRuns?.stop(effect.arn).catch(warn);
        return;
    }
  }

  async #call(service: Service, run: Run, frameId: number, nonce: string): Promise<void> {
    const frame = run.frames.get(frameId);
    if (frame?.waiting?.kind !== 'task' || frame.waiting.nonce !== nonce) return;
    const roleArn = frame.waiting.role ?? run.definition.roleArn;
    const caller = { roleArn, executionArn: run.row.arn, stateMachineArn: run.row.machine_arn };
    const call = {
      resource: taskResource(run.node(frame)),
      waiting: frame.waiting,
      execution: run.row.id,
      frame: frameId,
      caller,
    };
    try {
      const message = await callTask(this.#ports, this.#startChild as StartChild, call);
      await service.engine.deliver(run.row.id, message);
    } catch (error) {
      warn(error);
    }
  }
}

function send(service: Service, execution: number, message: Message): void {
  service.engine.deliver(execution, message).catch(warn);
}

/** The engine being closed is no news; anything else is. */
function warn(error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (!message.includes('the engine is closed')) process.emitWarning(`Step Functions effect failed: ${message}`);
}
