import { AssemblyError } from './assembly-error.ts';
import { evaluate, NO_VALUE, type Scope } from './intrinsics.ts';
import type { Stack } from './read-assembly.ts';

export interface CreatedResource {
  ref: string;
  attributes: Record<string, unknown>;
}

export interface ScopeInputs {
  accountId: string;
  region: string;
  partition: string;
  /** Values given from outside, by parameter name: they win over the assembly's and the template's defaults. */
  parameters: Record<string, string>;
  exports: ReadonlyMap<string, unknown>;
  created: ReadonlyMap<string, CreatedResource>;
}

/** The names that expressions of one stack can use. Throws AssemblyError for a name that nothing answers to. */
export function createStackScope(stack: Stack, inputs: ScopeInputs): Scope {
  const { template } = stack;
  const pseudo = pseudoParameters(stack, inputs);
  const scope: Scope = {
    ref: (name) => {
      if (pseudo.has(name)) return pseudo.get(name);
      const parameter = template.Parameters[name];
      if (parameter) return parameterValue(name);
      return created(name).ref;
    },
    attribute: (logicalId, attribute) => {
      const { attributes } = created(logicalId);
      if (attributes[attribute] !== undefined) return attributes[attribute];
      const type = template.Resources[logicalId]?.Type;
      throw new AssemblyError(`${stack.name}/${logicalId} (${type}) has no attribute ${attribute} locally`);
    },
    condition: (name) => {
      if (!(name in template.Conditions)) throw new AssemblyError(`${stack.name} declares no condition ${name}`);
      return evaluate(template.Conditions[name], scope) === true;
    },
    mapping: (map, top, second) => {
      const value = template.Mappings[map]?.[top]?.[second];
      if (value === undefined) throw new AssemblyError(`${stack.name} has no mapping ${map}/${top}/${second}`);
      return value;
    },
    importValue: (name) => {
      if (!inputs.exports.has(name)) throw new AssemblyError(`${stack.name} imports ${name}, which no stack exports`);
      return inputs.exports.get(name);
    },
    availabilityZones: (region) => ['a', 'b', 'c'].map((zone) => `${region || inputs.region}${zone}`),
  };

  function created(logicalId: string): CreatedResource {
    const resource = inputs.created.get(logicalId);
    if (resource) return resource;
    throw new AssemblyError(`${stack.name} refers to ${logicalId}, which it does not declare`);
  }

  function parameterValue(name: string): unknown {
    const parameter = template.Parameters[name]!;
    const value = inputs.parameters[name] ?? stack.parameters[name] ?? parameter.Default;
    if (value === undefined) throw new AssemblyError(`${stack.name} wants a value for its parameter ${name}`);
    if (parameter.AllowedValues && !parameter.AllowedValues.includes(value)) {
      throw new AssemblyError(`${stack.name}: ${name} must be one of ${parameter.AllowedValues.join(', ')}`);
    }
    const isList = parameter.Type === 'CommaDelimitedList' || parameter.Type.startsWith('List<');
    return isList && typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value;
  }

  return scope;
}

function pseudoParameters(stack: Stack, { accountId, region, partition }: ScopeInputs): Map<string, unknown> {
  return new Map<string, unknown>([
    ['AWS::AccountId', accountId],
    ['AWS::Region', region],
    ['AWS::Partition', partition],
    ['AWS::URLSuffix', 'amazonaws.com'],
    ['AWS::StackName', stack.name],
    ['AWS::StackId', `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stack.name}/local`],
    ['AWS::NotificationARNs', []],
    ['AWS::NoValue', NO_VALUE],
  ]);
}
