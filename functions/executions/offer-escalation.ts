import type { ExecutionRecord } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import { addressOf } from './message-store.ts';
import { type Message, type PublishPorts, publishMessage, type Reached } from './publish-message.ts';

interface Ports extends PublishPorts {
  store: Pick<ExecutionStore, 'get'>;
}

/** What the nearest execution above catches of an escalation by this name. */
async function catcherAbove(executionId: string, name: string, store: Ports['store']) {
  for (let record: ExecutionRecord | undefined = await store.get(executionId); record; ) {
    const found = record.escalatesTo?.find((one) => one.name === undefined || one.name === name);
    if (found || record.parentExecutionId === undefined) return found;
    record = await store.get(record.parentExecutionId);
  }
  return undefined;
}

/**
 * An escalation that an execution does not catch itself goes to the nearest execution above that does, as the message which
 * that one waits for; `interrupts`: the one above then ends this one. Where nobody catches it, it is published.
 */
export async function offerEscalation(
  executionId: string,
  name: string,
  message: Message,
  ports: Ports,
): Promise<Reached & { interrupts: boolean }> {
  const catcher = await catcherAbove(executionId, name, ports.store);
  if (!catcher) return { ...(await publishMessage({ event: 'escalation', name }, message, ports)), interrupts: false };
  const { key: correlationKey, interrupting: interrupts } = catcher;
  const address = addressOf({ event: 'message', name: 'flowmaster.escalated', correlationKey });
  return { ...(await publishMessage(address, message, ports)), interrupts };
}
