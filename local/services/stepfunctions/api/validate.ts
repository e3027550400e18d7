import { diagnose } from '../asl/check.ts';
import { oneOf } from './parameters.ts';
import type { Action } from './service.ts';

const MOST_DIAGNOSTICS = 100;

export const validateStateMachineDefinition: Action = (_service, parameters) => {
  const type = oneOf(parameters.optionalText('type'), 'type', ['STANDARD', 'EXPRESS'] as const) ?? 'STANDARD';
  const severity = oneOf(parameters.optionalText('severity'), 'severity', ['ERROR', 'WARNING'] as const) ?? 'ERROR';
  const most = parameters.number('maxResults') || MOST_DIAGNOSTICS;
  const all = diagnose(parameters.text('definition'), type);
  const shown = all.filter((found) => severity === 'WARNING' || found.severity === 'ERROR');
  return {
    result: all.some((found) => found.severity === 'ERROR') ? 'FAIL' : 'OK',
    diagnostics: shown.slice(0, most).map((found) => ({ ...found })),
    truncated: shown.length > most,
  };
};
