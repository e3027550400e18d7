import { describe, expect, it } from 'vitest';
import { createTestContext } from '#local/services/protocol/test-context.ts';
import type { ResourceProvider } from '../services/contract.ts';
import { deployAssembly } from './deploy.ts';
import type { Assembly } from './read-assembly.ts';
import { TemplateSchema } from './template.ts';

/** Records the order of creation; a thing's Ref is its name in lower case, its Name what it was given. */
function recorder(): ResourceProvider & { order: string[] } {
  const order: string[] = [];
  return {
    types: ['Test::Thing'],
    order,
    create: async (logicalId, properties) => {
      await Promise.resolve();
      order.push(logicalId);
      if (properties.Fail) throw new Error('no room');
      return { ref: logicalId.toLowerCase(), attributes: { Name: properties.Name } };
    },
  };
}

const assemblyOf = (...stacks: [string, unknown][]): Assembly => ({
  stacks: stacks.map(([name, template]) => ({ name, template: TemplateSchema.parse(template), parameters: {} })),
  assets: new Map(),
});

async function deploy(assembly: Assembly, provider: ResourceProvider) {
  const created: string[] = [];
  const deployment = await deployAssembly(assembly, {
    context: await createTestContext(),
    providers: [provider],
    parameters: {},
    onCreated: ({ stack, logicalId }) => created.push(`${stack}/${logicalId}`),
  });
  return { ...deployment, created };
}

describe('deploying an assembly', () => {
  it('creates a resource after those that it refers to, however deep the reference is', async () => {
    const provider = recorder();
    await deploy(
      assemblyOf([
        'one',
        {
          Resources: {
            C: { Type: 'Test::Thing', Properties: { Deep: [{ x: { 'Fn::Sub': 'a-${B.Name}' } }] } },
            B: { Type: 'Test::Thing', Properties: { Name: { Ref: 'A' } } },
            A: { Type: 'Test::Thing', DependsOn: 'D' },
            D: { Type: 'Test::Thing' },
          },
        },
      ]),
      provider,
    );
    expect(provider.order).toEqual(['D', 'A', 'B', 'C']);
  });

  it('passes exports from one stack to the next', async () => {
    const { outputs, created } = await deploy(
      assemblyOf(
        [
          'one',
          {
            Resources: { A: { Type: 'Test::Thing' } },
            Outputs: { O: { Value: { Ref: 'A' }, Export: { Name: 'shared' } } },
          },
        ],
        [
          'two',
          {
            Resources: { B: { Type: 'Test::Thing', Properties: { Name: { 'Fn::ImportValue': 'shared' } } } },
            Outputs: { Name: { Value: { 'Fn::GetAtt': ['B', 'Name'] } } },
          },
        ],
      ),
      recorder(),
    );
    expect(outputs).toEqual({ one: { O: 'a' }, two: { Name: 'a' } });
    expect(created).toEqual(['one/A', 'two/B']);
  });

  it('leaves out resources whose condition does not hold', async () => {
    const provider = recorder();
    const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } };
    const Resources = { A: { Type: 'Test::Thing', Condition: 'Never' }, B: { Type: 'Test::Thing' } };
    await deploy(assemblyOf(['one', { Conditions, Resources }]), provider);
    expect(provider.order).toEqual(['B']);
  });

  it('refuses types that nobody provides, naming each, before it creates anything', async () => {
    const provider = recorder();
    const Resources = {
      A: { Type: 'Test::Thing' },
      B: { Type: 'AWS::Unknown::One' },
      C: { Type: 'AWS::Unknown::Two' },
    };
    await expect(deploy(assemblyOf(['one', { Resources }]), provider)).rejects.toThrow(
      /nothing for AWS::Unknown::One \(one\/B\), AWS::Unknown::Two \(one\/C\)/,
    );
    expect(provider.order).toEqual([]);
  });

  it('refuses a circle, naming its members', async () => {
    const Resources = {
      A: { Type: 'Test::Thing', Properties: { Name: { Ref: 'B' } } },
      B: { Type: 'Test::Thing', DependsOn: ['A'] },
    };
    await expect(deploy(assemblyOf(['one', { Resources }]), recorder())).rejects.toThrow('A → B → A');
  });

  it('says which resource failed and why', async () => {
    const Resources = { A: { Type: 'Test::Thing', Properties: { Fail: true } } };
    await expect(deploy(assemblyOf(['one', { Resources }]), recorder())).rejects.toThrow(
      'Cannot create one/A (Test::Thing): no room',
    );
  });
});
