import type { JsonObject } from '#contracts/core/json.ts';
import { currentCaller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { uuidOf } from '#runtime/ids.ts';
import type { Address } from '../message-store.ts';
import type { Message } from '../publish-message.ts';
import type { Startable } from '../resolve-runnable.ts';
import { type Starting, startExecution } from '../start-execution.ts';
import type { StartStore } from './start-store.ts';

export interface StartingOnEvents extends Starting {
  starts: Pick<StartStore, 'beginningWith'>;
}

/** The processes whose active version begins with the event; what is kept of others is out of date. */
async function startablesOf({ event, name }: Address, ports: StartingOnEvents): Promise<Startable[]> {
  const processIds = await ports.starts.beginningWith(event, name);
  const found = await Promise.all(processIds.map((processId) => activeOf(processId, ports)));
  return found.filter((one) => {
    const on = one?.runnable.startsOn;
    return on !== undefined && on.event !== 'timer' && on.event === event && on.name === name;
  }) as Startable[];
}

/** The active version; nothing of a process that has none. */
export async function activeOf(
  processId: string,
  { resolve }: Pick<Starting, 'resolve'>,
): Promise<Startable | undefined> {
  try {
    return await resolve({ processId, input: {}, context: {} });
  } catch (error) {
    if (error instanceof AppError && (error.kind === 'not-found' || error.kind === 'conflict')) return undefined;
    throw error;
  }
}

function checked({ runnable, check }: Startable, payload: JsonObject): void {
  try {
    check(payload);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const inData = (text: string) => text.replace(/^\/input/, '/data');
    throw new AppError(error.kind, error.code, `“${runnable.name}” begins with it: ${inData(error.message)}`, {
      cause: error,
      errors: (error.errors ?? []).map((one) => ({ ...one, path: inData(one.path) })),
      help: 'Send the inputs of the process that starts on the message or signal, and nothing else.',
    });
  }
}

/**
 * Starts every process that begins with a message or signal, with its data as input. The same message again starts nothing anew.
 * @throws AppError `execution.invalid-input` before anything is started
 */
export async function startOnEvent(address: Address, message: Message, ports: StartingOnEvents): Promise<string[]> {
  const startables = await startablesOf(address, ports);
  for (const startable of startables) checked(startable, message.payload);
  const caller = currentCaller();
  return Promise.all(
    startables.map(async ({ runnable: { processId, version } }) => {
      const asked = { processId, version, input: message.payload, context: {} };
      const id = uuidOf([caller.tenantId, processId, address.event, address.name, message.key].join('#'));
      return (await startExecution(asked, caller, ports, id)).id;
    }),
  );
}
