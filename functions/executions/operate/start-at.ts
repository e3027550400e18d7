import type { z } from 'zod';
import type { StartExecutionSchema } from '#contracts/executions/index.ts';
import { markingAt } from '#contracts/processes/index.ts';
import { type Caller, hasRole } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import type { Asked, Startable } from '../resolve-runnable.ts';
import { checkData } from './check-data.ts';
import { type Entering, enterAt } from './entry.ts';

type StartAt = NonNullable<z.output<typeof StartExecutionSchema>['startAt']>;

/**
 * Resolves a start that begins at a node: the version compiled to be entered there, and instead of an input the process data
 * as it would be there.
 * @throws AppError `execution.start-at-forbidden`, `execution.no-entry`, and those of an ordinary start
 */
export const startingAt =
  ({ nodeId, data }: StartAt, caller: Caller, ports: Entering & { resolve: (asked: Asked) => Promise<Startable> }) =>
  async (asked: Asked): Promise<Startable> => {
    if (!hasRole(caller, 'manager', 'designer')) {
      throw new AppError('forbidden', 'execution.start-at-forbidden', 'Starting at a node skips those before it.', {
        errors: [{ path: '/startAt', code: 'forbidden', message: 'takes the role manager, designer or admin' }],
        help: 'Start the process from its start, or ask a manager.',
      });
    }
    const { runnable } = await ports.resolve(asked);
    const { processId, version } = runnable;
    const marking = markingAt(runnable.nodes, nodeId);
    const entry = await enterAt({ processId, version, marking, path: '/startAt/nodeId' }, ports);
    const { data_definitions } = entry.runnable;
    return { ...entry, check: () => checkData(data, data_definitions, '/startAt/data') };
  };
