import type { Execution, NodeInstance } from '#contracts/executions/index.ts';

const WIDTH = 44;
const MARK: Record<string, string> = {
  completed: '█',
  failed: '▓',
  cancelled: '░',
  in_progress: '▒',
  paused: '▒',
  pending: '·',
};

const seconds = (ms: number): string => (ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`);

/** A run as lines of text: one per visit of a node, with a bar from entry to exit. */
export function timeline(execution: Execution): string {
  const start = Date.parse(execution.startedAt ?? execution.createdAt);
  const end = Math.max(Date.parse(execution.endedAt ?? execution.updatedAt), start + 1);
  const column = (time: string | undefined): number =>
    Math.round(((Date.parse(time ?? execution.endedAt ?? execution.updatedAt) - start) / (end - start)) * WIDTH);
  const bar = (node: NodeInstance): string => {
    const from = Math.min(column(node.startedAt), WIDTH - 1);
    const length = Math.max(1, column(node.endedAt) - from);
    return `${' '.repeat(from)}${(MARK[node.status] ?? '·').repeat(length)}`.padEnd(WIDTH);
  };
  const titleWidth = Math.max(...execution.nodes.map(({ title }) => title.length), 10);
  const head = `${execution.processName} ${execution.version} · ${execution.name} · ${execution.runtimeStatus} after ${seconds(end - start)}`;
  const lines = execution.nodes.map((node) => {
    const visit = node.visit > 1 ? ` #${node.visit}` : '';
    return `  ${(node.title + visit).padEnd(titleWidth + 3)} │${bar(node)}│ ${node.durationMs === undefined ? '' : seconds(node.durationMs)}`;
  });
  return [head, ...lines].join('\n');
}
