import type { NodeDef } from '#contracts/process-definition/index.ts';
import type { Report } from '../diagnostics/report.ts';
import { isPart } from '../normalize/ad-hoc/element-of.ts';
import type { ProcessGraph } from '../normalize/model.ts';
import { LONGEST_STATE_NAME, stateNameOf } from './state-name.ts';

/** Titles become the names of states, which are shorter: says what is cut, and what then looks the same. */
export function checkTitles(graph: ProcessGraph, report: Report): void {
  const cut = new Map<string, NodeDef>();
  for (const { def } of graph.nodes.values()) {
    if (isPart(def.node_id)) continue;
    const length = [...def.title.trim()].length;
    if (length <= LONGEST_STATE_NAME) continue;
    const place = { nodeId: def.node_id, field: '/title' };
    const name = stateNameOf(def.title);
    const other = cut.get(name);
    cut.set(name, def);
    if (other)
      report.warning(
        'node.titles-alike',
        place,
        `The titles of ${other.node_id} and ${def.node_id} are the same in their first ${LONGEST_STATE_NAME - 1} characters; in the state machine a number tells them apart.`,
        'Begin each title with what is its own.',
      );
    else
      report.info(
        'node.title-shortened',
        place,
        `The title has ${length} characters; in the state machine it is “${name}”.`,
        `Keep titles to ${LONGEST_STATE_NAME} characters, and put the rest into the description. Drawings and tasks show the whole title.`,
      );
  }
}
