import type { StateNode } from '../asl/model.ts';
import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { validationError } from '../errors.ts';
import { StateFailure } from '../failure.ts';
import { readItems } from '../integrations/item-reader.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { Integrations } from '../ports.ts';
import { childInputs, mapPlan } from '../states/map-plan.ts';
import { leaveWithResult } from '../states/task.ts';
import { exceeded, tooManyFailed } from '../states/tolerance.ts';
import { VALIDATION_MODES, type ValidationMode } from './check-mock.ts';
import { oneOf, type Parameters } from './parameters.ts';
import { json } from './test-subject.ts';

/** What stands for the work of the state under test. */
export interface Mock {
  result?: Json;
  mode: ValidationMode;
  error?: { error: string | undefined; cause: string | undefined };
}

const MOCKED = new Set(['Task', 'Map', 'Parallel']);

/** The mock of a request; the context object and the work of a Map or Parallel can only be given with one. */
export function readMock(parameters: Parameters, type: Json | undefined): Mock | undefined {
  const given = parameters.object('mock');
  if (!given) {
    if (parameters.has('context')) throw validationError('The context can only be specified together with a mock');
    return undefined;
  }
  if (!MOCKED.has(String(type)))
    throw validationError(
      `A mock can only be specified for Task, Map and Parallel states, not for a ${String(type)} state`,
    );
  const mode = oneOf(textOf(given.fieldValidationMode), 'mock.fieldValidationMode', VALIDATION_MODES) ?? 'STRICT';
  const failure = given.errorOutput;
  if ((given.result === undefined) === (failure === undefined))
    throw validationError('A mock has either a result or an errorOutput');
  if (isObject(failure)) return { mode, error: { error: textOf(failure.error), cause: textOf(failure.cause) } };
  return { mode, result: json(textOf(given.result), 'mock.result', {}) };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A Parallel or Map whose branches or iterations the mock stands for. */
export async function runMocked(
  turn: Turn,
  frame: Frame,
  node: StateNode,
  mock: Mock,
  settings: JsonObject,
): Promise<void> {
  if (node.type === 'Map') await planMap(turn, frame, node, settings);
  if (mock.error) throw new StateFailure(mock.error.error, mock.error.cause);
  await leaveWithResult(turn, frame, node, mock.result ?? null);
}

/** Evaluates a map's own fields as they would be, and holds its failed iterations against what it tolerates. */
async function planMap(turn: Turn, frame: Frame, node: StateNode, settings: JsonObject): Promise<void> {
  const plan = await mapPlan(turn, frame, node);
  const data = turn.inspection?.data ?? {};
  if (node.def.MaxConcurrency !== undefined || node.def.MaxConcurrencyPath !== undefined)
    data.maxConcurrency = plan.maxConcurrency;
  if (plan.tolerated.count !== null) data.toleratedFailureCount = plan.tolerated.count;
  if (plan.tolerated.percentage !== null) data.toleratedFailurePercentage = plan.tolerated.percentage;
  const read = plan.reader ? await readItems(given(settings.mapItemReaderData), plan.reader, NOBODY) : undefined;
  if (read && plan.reader?.config.ItemsPointer !== undefined) turn.inspect('afterItemsPointer', read);
  const inputs = await childInputs(turn, frame, node, read);
  const failed = settings.mapIterationFailureCount;
  if (typeof failed === 'number' && exceeded(plan.tolerated, failed, inputs.length)) throw tooManyFailed();
}

const NOBODY = { roleArn: '', executionArn: '', stateMachineArn: '' };

/** An item reader's source that holds the data of the request. */
function given(data: Json | undefined): Integrations {
  const nothing = (): Promise<never> => Promise.reject(new Error('nothing else is read in a test'));
  return {
    invokeLambda: nothing,
    putEvents: nothing,
    call: () =>
      typeof data === 'string'
        ? Promise.resolve({ Body: data })
        : Promise.reject(
            new Error('stateConfiguration.mapItemReaderData is needed to test a state with an ItemReader'),
          ),
  };
}
