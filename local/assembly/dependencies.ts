import { AssemblyError } from './assembly-error.ts';
import { attributeName, intrinsicCall, isObject } from './intrinsics.ts';
import { parseSubstitution } from './substitution.ts';
import type { Template, TemplateResource } from './template.ts';

/** Logical ids that each resource must come after: what it refers to, and its DependsOn. Throws on a cycle, naming it. */
export function dependenciesOf(template: Template, ids: ReadonlySet<string>): Map<string, string[]> {
  const graph = new Map([...ids].map((id) => [id, neededBy(template.Resources[id]!, ids, id)]));
  refuseCycle(graph);
  return graph;
}

function neededBy(resource: TemplateResource, ids: ReadonlySet<string>, self: string): string[] {
  const names = new Set<string>([resource.DependsOn ?? []].flat());
  collectNames(resource.Properties, names);
  return [...names].filter((name) => name !== self && ids.has(name));
}

function collectNames(value: unknown, names: Set<string>): void {
  if (Array.isArray(value)) for (const element of value) collectNames(element, names);
  if (!isObject(value)) return;
  const call = intrinsicCall(value);
  if (call?.name === 'Ref') names.add(String(call.argument));
  if (call?.name === 'Fn::GetAtt') names.add(attributeName(call.argument)[0]);
  if (call?.name === 'Fn::Sub') {
    const [template] = [call.argument].flat();
    for (const { variable } of parseSubstitution(String(template))) if (variable) names.add(variable.split('.')[0]!);
  }
  for (const member of Object.values(value)) collectNames(member, names);
}

function refuseCycle(graph: Map<string, string[]>): void {
  const done = new Set<string>();
  const visit = (id: string, path: string[]): void => {
    if (path.includes(id))
      throw new AssemblyError(`Circular dependency between resources: ${[...path, id].join(' → ')}`);
    if (done.has(id)) return;
    for (const needed of graph.get(id) ?? []) visit(needed, [...path, id]);
    done.add(id);
  };
  for (const id of graph.keys()) visit(id, []);
}
