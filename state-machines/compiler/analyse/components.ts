/**
 * Strongly connected components (Tarjan), without recursion: a process may have ten thousand nodes in a row.
 * Components come in reverse topological order: what a component leads to stands before it.
 */
export function componentsOf(start: string, next: (name: string) => readonly string[]): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const components: string[][] = [];
  const visits: { name: string; at: number }[] = [];
  const enter = (name: string): void => {
    index.set(name, index.size);
    low.set(name, index.get(name)!);
    open.push(name);
    isOpen.add(name);
    visits.push({ name, at: 0 });
  };
  const lower = (name: string, value: number): void => void low.set(name, Math.min(low.get(name)!, value));
  enter(start);
  while (visits.length > 0) {
    const visit = visits.at(-1)!;
    const to = next(visit.name)[visit.at++];
    if (to !== undefined) {
      if (!index.has(to)) enter(to);
      else if (isOpen.has(to)) lower(visit.name, index.get(to)!);
      continue;
    }
    visits.pop();
    const above = visits.at(-1);
    if (above) lower(above.name, low.get(visit.name)!);
    if (low.get(visit.name) !== index.get(visit.name)) continue;
    const component = open.splice(open.lastIndexOf(visit.name));
    for (const name of component) isOpen.delete(name);
    components.push(component);
  }
  return components;
}
