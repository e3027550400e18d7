import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { operation } from '#contracts/core/operation.ts';
import { declaredEntries } from './bundles.ts';
import { stageConfig } from './config.ts';
import { masked } from './testing/masked.ts';
import { allowStatements } from './testing/statements.ts';
import { createApp, stackNames, synthesize } from './testing/synthesize.ts';

const context = 'tasks';
/** A small contract, so that the snapshot changes with the infrastructure and not with every operation. */
const operations = [
  operation({ id: 'task.get', context, method: 'GET', path: '/tasks/{id}', summary: 'Get', access: 'user' }),
  operation({
    id: 'auth.login',
    context: 'identity',
    method: 'POST',
    path: '/auth/login',
    summary: 'In',
    access: 'public',
  }),
];

/** Functions of each kind: behind the API, fed by a queue, by the default bus, by streams, and by state machines. */
const few = declaredEntries().filter(({ name }) => /^(tasks|executions)-|processes-tasks|authorizer|outbox/.test(name));

/** The validation engine needs seconds of CPU; a busy machine has them later. */
const schemaTimeout = 240_000;

describe('the app', () => {
  const templates = synthesize();

  it('leaves cdk-nag (AwsSolutions) nothing to find', () => {
    const { violations } = new AwsSolutionsChecks().validateScope(createApp());
    expect(violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources])).toEqual([]);
  });

  it('is accepted by CloudFormation’s own schemas', { timeout: schemaTimeout }, () => {
    process.env.CDK_VALIDATION = 'true';
    expect(() => createApp({ entries: few }).synth()).not.toThrow();
    process.env.CDK_VALIDATION = 'false';
  });

  it.each(stackNames)('gives a reason for every wildcard that %s allows', (name) => {
    for (const { owner, actions, resources, reasons } of allowStatements(templates[name])) {
      const wildcards = [
        ...actions.filter((action) => action.includes('*')).map((action) => `[Action::${action}]`),
        ...resources.filter((resource) => resource.includes('*')).map((resource) => `[Resource::${resource}]`),
      ];
      for (const wildcard of wildcards) expect(reasons.get(wildcard), `${owner}: ${wildcard}`).toMatch(/\w+ \w+/);
    }
  });

  it('allows no action of every kind, and nothing on everything but traces and log delivery', () => {
    const own = stackNames.filter((name) => name !== 'web').flatMap((name) => allowStatements(templates[name]));
    for (const { owner, actions, resources } of own) {
      expect(
        actions.filter((action) => action.includes('*')),
        owner,
      ).toEqual([]);
      if (resources.includes('*')) for (const action of actions) expect(action, owner).toMatch(/^(xray|logs):/);
    }
  });

  it('has the same resources on every stage', () => {
    const ids = (stage: string) =>
      Object.values(synthesize({ stage, entries: few })).map((template) => Object.keys(template.toJSON().Resources));
    expect(ids('local')).toEqual(ids('prod'));
  });

  it('refuses a stage that nobody configured', () => {
    expect(() => stageConfig('porduction')).toThrow(/Unknown stage "porduction".*local, dev, prod/);
  });

  const snapshots = synthesize({ operations, entries: few });

  it.each(stackNames)('looks like its snapshot: %s', (name) => {
    expect(masked(snapshots[name])).toMatchSnapshot();
  });
});
