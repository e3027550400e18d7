import { isObject, type Json, type JsonObject } from '../json.ts';
import type { Findings } from './diagnostics.ts';

interface Transition {
  target: string;
  at: string;
}

/** Every state reached is there, every state is reached, and there is an end. */
export function checkTransitions(findings: Findings, container: JsonObject, at: string): void {
  const states = container.States as Record<string, Json>;
  const start = container.StartAt;
  if (typeof start === 'string' && !isObject(states[start])) {
    findings.error('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${start}`, `${at}/StartAt`);
  }
  const reached = new Set<string>(typeof start === 'string' ? [start] : []);
  for (const [name, state] of Object.entries(states)) {
    for (const { target, at: place } of transitionsOf(state, `${at}/States/${name}`)) {
      if (!isObject(states[target]))
        findings.error('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${target}`, place);
    }
  }
  for (const name of reached) {
    for (const { target } of transitionsOf(states[name], '')) reached.add(target);
  }
  if (!Object.values(states).some(isTerminal)) {
    findings.error('MISSING_END_STATE', 'Workflow has no terminal state');
    return;
  }
  for (const name of Object.keys(states)) {
    if (!reached.has(name))
      findings.error('MISSING_TRANSITION_TARGET', `State "${name}" is not reachable.`, `${at}/States/${name}`);
  }
}

function isTerminal(state: Json): boolean {
  return isObject(state) && (state.End === true || state.Type === 'Succeed' || state.Type === 'Fail');
}

function transitionsOf(state: Json | undefined, at: string): Transition[] {
  if (!isObject(state)) return [];
  const found: Transition[] = [];
  const add = (target: Json | undefined, place: string): void => {
    if (typeof target === 'string') found.push({ target, at: place });
  };
  add(state.Next, `${at}/Next`);
  for (const [index, rule] of rules(state.Choices).entries()) add(rule.Next, `${at}/Choices[${index}]/Next`);
  if (state.Type === 'Choice') add(state.Default, `${at}/Default`);
  for (const [index, rule] of rules(state.Catch).entries()) add(rule.Next, `${at}/Catch[${index}]/Next`);
  return found;
}

function rules(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
