import type { Flow } from '#contracts/process-definition/index.ts';
import type { Report } from '../diagnostics/report.ts';
import type { CheckedNode } from './model.ts';

/** Flows that link events stand for: a thrown link goes on at the catch of the same name. */
export function linkFlows(nodes: ReadonlyMap<string, CheckedNode>, report: Report): Flow[] {
  const links = [...nodes.values()].flatMap((node) =>
    node.work.kind === 'event' && node.work.config.event === 'link' ? [{ node, config: node.work.config }] : [],
  );
  const catches = links.filter((link) => link.config.position === 'catch');
  return links
    .filter((link) => link.config.position === 'throw')
    .flatMap(({ node, config }) => {
      const targets = catches.filter((target) => target.config.name === config.name);
      if (targets.length === 1)
        return [
          {
            id: `link:${node.def.node_id}`,
            from: node.def.node_id,
            to: targets[0]!.node.def.node_id,
            type: 'sequence' as const,
            isDefault: false,
          },
        ];
      report.error(
        'event.link-unmatched',
        { nodeId: node.def.node_id, field: '/config/name' },
        `The link “${config.name ?? ''}” leads to ${targets.length} catch events; it needs exactly one.`,
        'Give one catching link event the same name.',
      );
      return [];
    });
}
