import { buildMachine, type StateNode } from '../asl/model.ts';
import type { Frame, TaskWait } from '../engine/frame.ts';
import { enterAgain, guarded } from '../engine/interpreter.ts';
import { Run } from '../engine/run.ts';
import { type Inspection, Turn } from '../engine/turn.ts';
import { validationError } from '../errors.ts';
import type { ObserveHttp } from '../integrations/http-task.ts';
import type { JsonObject } from '../json.ts';
import { settleTask, taskSubmitted } from '../states/task.ts';
import { taskResource } from '../states/task-events.ts';
import { wakeWait } from '../states/wait.ts';
import type { ExecutionRow } from '../store/rows.ts';
import { checkMock } from './check-mock.ts';
import { oneOf, type Parameters } from './parameters.ts';
import type { Action, Service } from './service.ts';
import { type Mock, readMock, runMocked } from './test-mock.ts';
import { json, readSubject, type Subject, standalone, UNNAMED } from './test-subject.ts';

/** Runs one state with the given input and tells what it did; nothing is recorded. */
export const testState: Action = async (service, parameters) => {
  const subject = readSubject(parameters);
  const level =
    oneOf(parameters.optionalText('inspectionLevel'), 'inspectionLevel', ['INFO', 'DEBUG', 'TRACE'] as const) ?? 'INFO';
  const mock = readMock(parameters, subject.state.Type);
  if (mock) await checkMock(subject.state, mock.result, mock.mode);
  const inspection: Inspection = { data: {}, failure: undefined };
  const { turn, frame, node } = scratch(service, parameters, subject, inspection);
  const settings = parameters.object('stateConfiguration') ?? {};
  const isTraced = level === 'TRACE';
  const isRevealed = parameters.flag('revealSecrets') ?? false;
  const observe: ObserveHttp = ({ request, requestWithSecrets, response }) => {
    if (isTraced) Object.assign(inspection.data, { request: isRevealed ? requestWithSecrets : request, response });
  };
  await guarded(turn, frame, node, () => run(service, turn, frame, node, mock, settings, observe));
  return present(turn, frame, subject, inspection, level);
};

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

async function run(
  service: Service,
  turn: Turn,
  frame: Frame,
  node: StateNode,
  mock: Mock | undefined,
  settings: JsonObject,
  observe: ObserveHttp,
): Promise<void> {
  if (node.type === 'Parallel' || node.type === 'Map') {
    if (!mock) throw validationError(`A ${node.type} state can only be tested with a mock`);
    await runMocked(turn, frame, node, mock, settings);
    return;
  }
  await enterAgain(turn, frame, node);
  if (frame.waiting?.kind === 'timer') await wakeWait(turn, frame, node);
  if (frame.waiting?.kind === 'task') await finishTask(service, turn, frame, node, frame.waiting, mock, observe);
}

async function finishTask(
  service: Service,
  turn: Turn,
  frame: Frame,
  node: StateNode,
  waiting: TaskWait,
  mock: Mock | undefined,
  observe: ObserveHttp,
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
    observe,
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
            ...(failure && Object.keys(failure.details).length > 0 ? { errorDetails: failure.details } : {}),
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
