import type { CloudContext, ProvidedResource, ResourceProvider } from '#local/services/contract.ts';
import { AssemblyError } from './assembly-error.ts';
import { dependenciesOf } from './dependencies.ts';
import { resolveDynamicReferences } from './dynamic-references.ts';
import { evaluate } from './intrinsics.ts';
import type { Assembly, Stack } from './read-assembly.ts';
import { createStackScope } from './stack-scope.ts';

export interface DeployedResource extends ProvidedResource {
  stack: string;
  logicalId: string;
  type: string;
}

export interface DeployInputs {
  context: CloudContext;
  providers: readonly ResourceProvider[];
  /** Values of template parameters, by name, for every stack that declares them. */
  parameters: Record<string, string>;
  /** Told as soon as a resource exists, so that lookups work while later ones are created. */
  onCreated(resource: DeployedResource): void;
}

export interface Deployment {
  /** By stack name, then output name. */
  outputs: Record<string, Record<string, unknown>>;
}

/** Creates every resource of the assembly: stacks one after the other, resources of a stack as soon as what they need exists. */
export async function deployAssembly(assembly: Assembly, inputs: DeployInputs): Promise<Deployment> {
  const byType = new Map(inputs.providers.flatMap((provider) => provider.types.map((type) => [type, provider])));
  refuseUnknownTypes(assembly, byType);
  const exports = new Map<string, unknown>();
  const outputs: Deployment['outputs'] = {};
  for (const stack of assembly.stacks) outputs[stack.name] = await deployStack(stack, byType, exports, inputs);
  return { outputs };
}

async function deployStack(
  stack: Stack,
  providers: Map<string, ResourceProvider>,
  exports: Map<string, unknown>,
  { context, parameters, onCreated }: DeployInputs,
): Promise<Record<string, unknown>> {
  const { template } = stack;
  const created = new Map<string, ProvidedResource>();
  const scope = createStackScope(stack, { ...identityOf(context), parameters, exports, created });
  const ids = Object.keys(template.Resources).filter((id) => {
    const condition = template.Resources[id]!.Condition;
    return condition === undefined || scope.condition(condition);
  });
  const dependencies = dependenciesOf(template, new Set(ids));
  const pending = new Map<string, Promise<void>>();

  const create = async (id: string): Promise<void> => {
    await Promise.all((dependencies.get(id) ?? []).map(whenCreated));
    const { Type: type, Properties, Metadata } = template.Resources[id]!;
    try {
      const properties = evaluate(Properties, scope) as Record<string, unknown>;
      const resolved = (await resolveDynamicReferences(properties, context)) as Record<string, unknown>;
      const resource = await providers
        .get(type)!
        .create(id, resolved, context, { stack: stack.name, type, metadata: Metadata });
      created.set(id, resource);
      onCreated({ ...resource, stack: stack.name, logicalId: id, type });
    } catch (cause) {
      if (cause instanceof AssemblyError && cause.message.includes(id)) throw cause;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new AssemblyError(`Cannot create ${stack.name}/${id} (${type}): ${reason}`, { cause });
    }
  };
  const whenCreated = (id: string): Promise<void> => {
    const known = pending.get(id) ?? create(id);
    pending.set(id, known);
    return known;
  };
  await Promise.all(ids.map(whenCreated));

  const outputs: Record<string, unknown> = {};
  for (const [name, output] of Object.entries(template.Outputs)) {
    if (output.Condition !== undefined && !scope.condition(output.Condition)) continue;
    outputs[name] = evaluate(output.Value, scope);
    if (output.Export) exports.set(String(evaluate(output.Export.Name, scope)), outputs[name]);
  }
  return outputs;
}

const identityOf = ({ accountId, region, partition }: CloudContext) => ({ accountId, region, partition });

/** Before anything is created, so that the message lists everything that is missing at once. */
function refuseUnknownTypes({ stacks }: Assembly, providers: Map<string, ResourceProvider>): void {
  const missing = stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) => !providers.has(Type))
      .map(([id, { Type }]) => `${Type} (${name}/${id})`),
  );
  if (missing.length > 0) {
    throw new AssemblyError(
      `The local cloud has nothing for ${missing.join(', ')}: add a provider, or list the type in local/resources/no-local-effect.ts if it means nothing on one machine.`,
    );
  }
}
