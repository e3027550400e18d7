import type { AslMachine, AslState } from '../emit/asl.ts';
import { ONE_YEAR_SECONDS } from '../emit/asl.ts';
import { literal } from '../expressions/delimiters.ts';
import { afterName, failedName, onwardName, partPlaceholder, runName } from './bridge-names.ts';
import type { Part } from './part.ts';
import { withTargets } from './targets.ts';

/** What is left of a machine: the states that no part has, and those that run the parts. */
export function outerMachine(machine: AslMachine, parts: readonly Part[]): AslMachine {
  const runs = new Map<string, string>();
  for (const { key, entries } of parts)
    for (const [at, name] of entries.entries()) runs.set(name, runName(key, at + 1));
  const moved = new Set(parts.flatMap((part) => [...part.states]));
  const rename = (name: string): string => runs.get(name) ?? name;
  const States: Record<string, AslState> = {};
  for (const part of parts) Object.assign(States, bridgeOf(part, rename));
  for (const [name, state] of Object.entries(machine.States))
    if (!moved.has(name)) States[name] = withTargets(state, rename);
  return { StartAt: rename(machine.StartAt), States };
}

function bridgeOf(part: Part, rename: (name: string) => string): Record<string, AslState> {
  const states: Record<string, AslState> = {};
  part.entries.forEach((enter, at) => {
    const after =
      part.exits.length + (part.ends ? 1 : 0) > 1 ? afterName(part.key) : onwardName(part.key, part.ends ? 0 : 1);
    states[runName(part.key, at + 1)] = runState(part, enter, after);
  });
  const ways = part.exits.map((name, at) => ({ name, Next: onwardName(part.key, at + 1) }));
  const byName = (way: { name: string; Next: string }) => ({
    Condition: `{% $states.input.next = ${JSON.stringify(way.name)} %}`,
    Next: way.Next,
  });
  // The last of the ways out needs no condition: the end of the run, or the last exit.
  const otherwise = part.ends ? onwardName(part.key, 0) : ways.at(-1)!.Next;
  const Choices = (part.ends ? ways : ways.slice(0, -1)).map(byName);
  if (Choices.length > 0) states[afterName(part.key)] = { Type: 'Choice', Choices, Default: otherwise };
  if (part.ends) states[otherwise] = { Type: 'Pass', Output: '{% $states.input.state %}', End: true };
  part.exits.forEach((name, at) => {
    states[onwardName(part.key, at + 1)] = { Type: 'Pass', Output: '{% $states.input.state %}', Next: rename(name) };
  });
  states[failedName(part.key)] = {
    Type: 'Fail',
    Error: '{% $states.input.error %}',
    Cause: '{% $states.input.cause %}',
  };
  return states;
}

/** The name of a part's run begins with that of the run, so that both are known as one. */
const runState = (part: Part, enter: string, Next: string): AslState => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::states:startExecution.sync:2',
  Arguments: {
    StateMachineArn: partPlaceholder(part.key),
    Name: '{% $substringBefore($states.context.Execution.Name & "_", "_") & "_" & $uuid() %}',
    Input: { enter: literal(enter), state: '{% $states.input %}', ...known(part) },
  },
  Output: '{% $states.result.Output %}',
  TimeoutSeconds: ONE_YEAR_SECONDS,
  Retry: [
    {
      ErrorEquals: ['StepFunctions.ThrottlingException', 'StepFunctions.ServiceUnavailableException'],
      IntervalSeconds: 1,
      MaxAttempts: 6,
      BackoffRate: 2,
      MaxDelaySeconds: 60,
      JitterStrategy: 'FULL',
    },
  ],
  Catch: [
    {
      ErrorEquals: ['States.ALL'],
      Output: FAILURE,
      Next: failedName(part.key),
    },
  ],
  Next,
});

const known = ({ variables }: Part): { variables?: Record<string, string> } =>
  variables.length === 0 ? {} : { variables: Object.fromEntries(variables.map((name) => [name, `{% $${name} %}`])) };

/** A part that fails is `States.TaskFailed` with its own error in the cause; the run has to fail with that one. */
const FAILURE =
  '{% ($failure := $states.errorOutput; $inner := $failure.Error = "States.TaskFailed" and $contains($failure.Cause, /^\\{/) ? $parse($failure.Cause) : {}; {"error": $exists($inner.Error) ? $inner.Error : $failure.Error, "cause": $exists($inner.Cause) ? $inner.Cause : $failure.Cause}) %}';
