import { checkDefinition } from '../asl/check.ts';
import { buildMachine, processorOf, type StateNode } from '../asl/model.ts';
import type { Frame, TaskWait } from '../engine/frame.ts';
import { enterAgain, guarded } from '../engine/interpreter.ts';
import { Run } from '../engine/run.ts';
import { type Inspection, Turn } from '../engine/turn.ts';
import { ApiError, validationError } from '../errors.ts';
import { StateFailure } from '../failure.ts';
import { isObject, type Json, type JsonObject, tryParse } from '../json.ts';
import { leaveWithResult, settleTask, taskSubmitted } from '../states/task.ts';
import { taskResource } from '../states/task-events.ts';
import { wakeWait } from '../states/wait.ts';
import type { ExecutionRow } from '../store/rows.ts';
import { oneOf, type Parameters } from './parameters.ts';
import type { Action, Service } from './service.ts';

const UNNAMED = 'TestState';
const PASSED_ON = new Set(['Next', 'Default']);

interface Subject {
  name: string;
  state: JsonObject;
  language: Json | undefined;
}

/** Runs one state with the given input and tells what it did; nothing is recorded. */
export const testState: Action = async (service, parameters) => {
  const subject = readSubject(parameters);
  const level =
    oneOf(parameters.optionalText('inspectionLevel'), 'inspectionLevel', ['INFO', 'DEBUG', 'TRACE'] as const) ?? 'INFO';
  const mock = readMock(parameters);
  const inspection: Inspection = { data: {}, failure: undefined };
  const { turn, frame, node } = scratch(service, parameters, subject, inspection);
  await guarded(turn, frame, node, () => run(service, turn, frame, node, mock));
  return present(turn, frame, subject, inspection, level);
};

function json(text: string | undefined, name: string, fallback: Json): Json {
  if (text === undefined) return fallback;
  const value = tryParse(text);
  if (value === undefined)
    throw new ApiError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${name} is not valid JSON'`);
  return value;
}

/** The state under test: the definition itself, or one named state of a whole machine. */
function readSubject(parameters: Parameters): Subject {
  const text = parameters.text('definition');
  const definition = tryParse(text);
  const name = parameters.optionalText('stateName');
  if (!isObject(definition))
    throw new ApiError('InvalidDefinition', "Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION'");
  if (definition.States !== undefined) {
    checkDefinition(text, 'STANDARD');
    const state = name === undefined ? undefined : findState(definition, name);
    if (name === undefined || !state) throw validationError(`State not found in definition: '${name ?? ''}'`);
    return { name, state, language: definition.QueryLanguage };
  }
  const alone = standalone(name ?? UNNAMED, definition, definition.QueryLanguage);
  checkDefinition(JSON.stringify(alone), 'STANDARD');
  return { name: name ?? UNNAMED, state: definition, language: definition.QueryLanguage };
}

function findState(container: JsonObject, name: string): JsonObject | undefined {
  for (const [key, state] of Object.entries(container.States as Record<string, JsonObject>)) {
    if (key === name) return state;
    const inner = [
      ...((state.Branches as JsonObject[] | undefined) ?? []),
      ...(state.Type === 'Map' ? [processorOf(state)] : []),
    ];
    for (const scope of inner) {
      const found = findState(scope, name);
      if (found) return found;
    }
  }
  return undefined;
}

/** A machine of the state alone, with stand-ins for the states it goes to. */
function standalone(name: string, state: JsonObject, language: Json | undefined): JsonObject {
  const targets = new Set<string>();
  collectTargets(state, targets);
  targets.delete(name);
  const standIns = Array.from(targets, (target): [string, Json] => [target, { Type: 'Succeed' }]);
  return {
    StartAt: name,
    States: { [name]: state, ...Object.fromEntries(standIns) },
    ...(language === undefined ? {} : { QueryLanguage: language }),
  };
}

function collectTargets(value: JsonObject, into: Set<string>): void {
  for (const [key, item] of Object.entries(value)) {
    if (PASSED_ON.has(key) && typeof item === 'string') into.add(item);
    if (key === 'Choices' || key === 'Catch') for (const rule of item as JsonObject[]) collectTargets(rule, into);
  }
}

interface Mock {
  result?: Json;
  error?: { error: string | undefined; cause: string | undefined };
}

function readMock(parameters: Parameters): Mock | undefined {
  const given = parameters.object('mock');
  if (!given) return undefined;
  const failure = given.errorOutput;
  if (given.result !== undefined && failure !== undefined)
    throw validationError('A mock has either a result or an errorOutput');
  if (isObject(failure)) return { error: { error: textOf(failure.error), cause: textOf(failure.cause) } };
  return { result: json(textOf(given.result), 'mock.result', {}) };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function scratch(service: Service, parameters: Parameters, subject: Subject, inspection: Inspection) {
  const input = json(parameters.optionalText('input'), 'input', {});
  const machine = buildMachine(standalone(subject.name, subject.state, subject.language));
  const arn = `arn:aws:states:${service.region}:${service.accountId}:execution:TestState:${UNNAMED}`;
  const roleArn = parameters.optionalText('roleArn') ?? `arn:aws:iam::${service.accountId}:role/TestState`;
  const row = {
    id: 0,
    arn,
    name: UNNAMED,
    machine_arn: arn.replace(':execution:', ':stateMachine:'),
    input: JSON.stringify(input),
    started: service.clock.now(),
    redrive_count: 0,
    redrive_date: null,
    status: 'RUNNING',
  };
  // Only what states read of a row matters here: this execution is never stored.
  const run = new Run(row as ExecutionRow, { id: '', machine, text: '', roleArn, machineName: UNNAMED });
  run.contextOverride = json(parameters.optionalText('context'), 'context', {}) as JsonObject;
  const turn = new Turn(run, service.clock.now(), service.region, () => service.random());
  turn.inspection = inspection;
  const frame = turn.spawn(null, 0, '', input);
  frame.vars = json(parameters.optionalText('variables'), 'variables', {}) as JsonObject;
  frame.enteredAt = turn.now;
  const retried = parameters.object('stateConfiguration')?.retrierRetryCount;
  const retriers = Array.isArray(subject.state.Retry) ? subject.state.Retry.length : 0;
  if (typeof retried === 'number') frame.retries = Array.from({ length: retriers }, () => retried);
  inspection.data.input = JSON.stringify(input);
  return { turn, frame, node: run.node(frame) };
}

async function run(service: Service, turn: Turn, frame: Frame, node: StateNode, mock: Mock | undefined): Promise<void> {
  if (node.type === 'Parallel' || node.type === 'Map') {
    if (!mock) throw validationError(`A ${node.type} state can only be tested with a mock`);
    if (mock.error) throw new StateFailure(mock.error.error, mock.error.cause);
    await leaveWithResult(turn, frame, node, mock.result ?? null);
    return;
  }
  await enterAgain(turn, frame, node);
  if (frame.waiting?.kind === 'timer') await wakeWait(turn, frame, node);
  if (frame.waiting?.kind === 'task') await finishTask(service, turn, frame, node, frame.waiting, mock);
}

async function finishTask(
  service: Service,
  turn: Turn,
  frame: Frame,
  node: StateNode,
  waiting: TaskWait,
  mock: Mock | undefined,
): Promise<void> {
  if (mock) {
    if (waiting.mode !== 'request') await taskSubmitted(turn, frame, waiting, {});
    const settlement = mock.error
      ? { ok: false as const, ...mock.error }
      : { ok: true as const, output: mock.result ?? null };
    await settleTask(turn, frame, waiting, settlement);
    return;
  }
  if (waiting.mode !== 'request')
    throw validationError('A task that waits for a callback, a job or a worker can only be tested with a mock');
  const { run } = turn;
  const caller = { roleArn: run.definition.roleArn, executionArn: run.row.arn, stateMachineArn: run.row.machine_arn };
  const message = await service.callTask({
    resource: taskResource(node),
    waiting,
    execution: 0,
    frame: frame.id,
    caller,
  });
  if (message.type === 'settled') await settleTask(turn, frame, waiting, message.settlement);
}

function present(
  turn: Turn,
  frame: Frame,
  subject: Subject,
  inspection: Inspection,
  level: 'INFO' | 'DEBUG' | 'TRACE',
): JsonObject {
  const { failure, data } = inspection;
  const shown =
    level === 'INFO'
      ? {}
      : {
          inspectionData: {
            ...data,
            ...(frame.vars ? { variables: JSON.stringify(frame.vars) } : {}),
            ...(failure ? { errorDetails: failure.details } : {}),
          },
        };
  const error = failure
    ? {
        ...(failure.error === undefined ? {} : { error: failure.error }),
        ...(failure.cause === undefined ? {} : { cause: failure.cause }),
      }
    : {};
  if (turn.ending?.status === 'FAILED') {
    const { error: name, cause } = turn.ending;
    return {
      status: 'FAILED',
      ...(name === null ? {} : { error: name }),
      ...(cause === null ? {} : { cause }),
      ...shown,
    };
  }
  if (frame.waiting?.kind === 'backoff') return { status: 'RETRIABLE', ...error, ...shown };
  const output = turn.ending?.output ?? JSON.stringify(frame.input);
  const next = turn.ending || frame.state === subject.name ? {} : { nextState: frame.state };
  return { status: failure ? 'CAUGHT_ERROR' : 'SUCCEEDED', output, ...next, ...(failure ? error : {}), ...shown };
}
