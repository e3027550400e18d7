import type { Diagnostic } from '#contracts/process-definition/index.ts';
import type { Output } from './output.ts';

const STYLES = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/** One diagnostic on two lines: what and where, then the remedy. */
export function finding(diagnostic: Diagnostic, { style }: Output): string {
  const { severity, code, nodeId, flowId, field, position, message, help, path } = diagnostic;
  const place = [
    nodeId === undefined ? undefined : `node ${nodeId}`,
    flowId === undefined ? undefined : `flow ${flowId}`,
    field === undefined || field === '' ? undefined : `${field}${position === undefined ? '' : ` at ${position}`}`,
  ].filter((part) => part !== undefined);
  const way = path && path.length > 1 ? `\n    on the way ${path.join(' → ')}` : '';
  const where = place.length === 0 ? '' : `${place.join(', ')}: `;
  return `${style(STYLES[severity], severity)} ${where}${message} ${style('dim', `[${code}]`)}${way}\n    ${help}`;
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');

/** `2 errors, 1 warning`, or `no findings`. */
export function countOf(diagnostics: readonly Diagnostic[]): string {
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    const count = diagnostics.filter((one) => one.severity === severity).length;
    return count === 0 ? undefined : `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  return counts.filter((one) => one !== undefined).join(', ') || 'no findings';
}
