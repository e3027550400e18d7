import { centerOf, type DrawnFlow, type DrawnNode } from './model.ts';

/** Moves the question of a gateway out of the way of the lines that end at its top or bottom. */
export function withCaptions(nodes: readonly DrawnNode[], flows: readonly DrawnFlow[]): DrawnNode[] {
  const ends = new Set(
    flows.flatMap(({ flow, points }) => {
      const [first, last] = [points[0], points.at(-1)];
      return [first && `${flow.from}/${first.y}`, last && `${flow.to}/${last.y}`];
    }),
  );
  return nodes.map((node) => {
    if (node.shape !== 'gateway') return node;
    const middle = centerOf(node).y;
    const above = ends.has(`${node.id}/${middle - node.height / 2}`);
    const below = ends.has(`${node.id}/${middle + node.height / 2}`);
    return { ...node, caption: !above ? 'above' : !below ? 'below' : 'aside' };
  });
}
