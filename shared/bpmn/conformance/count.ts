/** What a document has, counted in its text and not with our own parser: the comparison must not share the parser's mistakes. */
export interface Count {
  elements: number;
  attributes: number;
  extensionElements: number;
  shapes: number;
  edges: number;
  waypoints: number;
  comments: number;
  characters: number;
}

const TAG = /<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g;
const ATTRIBUTE = /[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*')/g;

export function count(xml: string): Count {
  const found: Count = {
    elements: 0,
    attributes: 0,
    extensionElements: 0,
    shapes: 0,
    edges: 0,
    waypoints: 0,
    comments: xml.match(/<!--/g)?.length ?? 0,
    characters: 0,
  };
  const bare = xml.replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  for (const [, , local, attributes] of bare.matchAll(TAG)) {
    found.elements++;
    found.attributes += attributes?.match(ATTRIBUTE)?.length ?? 0;
    if (local === 'BPMNShape') found.shapes++;
    if (local === 'BPMNEdge') found.edges++;
    if (local === 'waypoint') found.waypoints++;
  }
  found.extensionElements = inExtensions(bare);
  found.characters = bare
    .replace(TAG, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, '').length;
  return found;
}

/** Elements within <extensionElements>. */
function inExtensions(xml: string): number {
  const blocks = xml.match(/<(?:[\w.-]+:)?extensionElements\b[^>]*>[\s\S]*?<\/(?:[\w.-]+:)?extensionElements>/g) ?? [];
  return blocks.reduce((sum, block) => sum + (block.match(TAG)?.length ?? 0) - 1, 0);
}
