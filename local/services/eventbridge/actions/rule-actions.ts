import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import type { JsonAction } from '#local/services/protocol/json-action.ts';
import { parseSchedule } from '#local/services/scheduler/expression/schedule-expression.ts';
import type { EventBus } from '../bus.ts';
import type { Registry } from '../registry.ts';
import type { Rule } from '../rule.ts';
import { TargetSchema } from '../target.ts';
import { action, BusName, Name, Page, pageOf } from './action.ts';

const PutRule = z.strictObject({
  Name,
  EventBusName: BusName,
  EventPattern: z.string().optional(),
  ScheduleExpression: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS']).default('ENABLED'),
  Description: z.string().max(512).optional(),
  RoleArn: z.string().optional(),
  Tags: z.array(z.unknown()).optional(),
});

function describe(bus: EventBus, rule: Rule) {
  const { name, eventPattern, scheduleExpression, state, description, roleArn } = rule.settings;
  return {
    Name: name,
    Arn: rule.arn,
    State: state,
    EventBusName: bus.name,
    ...(eventPattern === undefined ? {} : { EventPattern: eventPattern }),
    ...(scheduleExpression === undefined ? {} : { ScheduleExpression: scheduleExpression }),
    ...(description === undefined ? {} : { Description: description }),
    ...(roleArn === undefined ? {} : { RoleArn: roleArn }),
  };
}

/** What AWS refuses a rule for, before its pattern is looked at. */
export function checkRule(
  bus: EventBus,
  rule: { EventPattern?: string | undefined; ScheduleExpression?: string | undefined },
): void {
  if (rule.EventPattern === undefined && rule.ScheduleExpression === undefined)
    throw new AwsCallError('ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.');
  if (rule.ScheduleExpression === undefined) return;
  if (bus.name !== 'default')
    throw new AwsCallError('ValidationException', 'ScheduleExpression is supported only on the default event bus.');
  parseSchedule(rule.ScheduleExpression);
}

function setState(registry: Registry, state: 'ENABLED' | 'DISABLED') {
  return async (input: { Name: string; EventBusName?: string | undefined }) => {
    const bus = registry.bus(input.EventBusName);
    const rule = bus.rule(input.Name);
    await registry.putRule(bus, { ...rule.settings, state }, rule.provided);
  };
}

const OneRule = z.strictObject({ Name, EventBusName: BusName });

export function ruleActions(registry: Registry): [string, JsonAction][] {
  return [
    action('PutRule', PutRule, async (input) => {
      const bus = registry.bus(input.EventBusName);
      checkRule(bus, input);
      const rule = await registry.putRule(bus, {
        name: input.Name,
        eventPattern: input.EventPattern,
        scheduleExpression: input.ScheduleExpression,
        state: input.State === 'DISABLED' ? 'DISABLED' : 'ENABLED',
        description: input.Description,
        roleArn: input.RoleArn,
      });
      return { RuleArn: rule.arn };
    }),
    action('DescribeRule', OneRule, (input) => {
      const bus = registry.bus(input.EventBusName);
      return describe(bus, bus.rule(input.Name));
    }),
    action('ListRules', z.strictObject({ EventBusName: BusName, ...Page }), (input) => {
      const bus = registry.bus(input.EventBusName);
      const { items, next } = pageOf([...bus.rules.values()], (rule) => rule.settings.name, input);
      return { Rules: items.map((rule) => describe(bus, rule)), ...next };
    }),
    action('EnableRule', OneRule, setState(registry, 'ENABLED')),
    action('DisableRule', OneRule, setState(registry, 'DISABLED')),
    action(
      'DeleteRule',
      z.strictObject({ Name, EventBusName: BusName, Force: z.boolean().optional() }),
      async (input) => {
        const bus = registry.bus(input.EventBusName);
        const rule = bus.rules.get(input.Name);
        // Deleting what is not there succeeds, as on AWS.
        if (rule) await registry.deleteRule(bus, rule);
      },
    ),
    ...targetActions(registry),
  ];
}

function targetActions(registry: Registry): [string, JsonAction][] {
  return [
    action(
      'PutTargets',
      z.strictObject({ Rule: Name, EventBusName: BusName, Targets: z.array(TargetSchema).min(1).max(100) }),
      async (input) => {
        const bus = registry.bus(input.EventBusName);
        const rule = bus.rule(input.Rule);
        for (const target of input.Targets) rule.putTarget(target);
        await registry.ruleChanged(bus, rule);
        return { FailedEntryCount: 0, FailedEntries: [] };
      },
    ),
    action(
      'RemoveTargets',
      z.strictObject({
        Rule: Name,
        EventBusName: BusName,
        Ids: z.array(z.string()).min(1).max(100),
        Force: z.boolean().optional(),
      }),
      async (input) => {
        const bus = registry.bus(input.EventBusName);
        const rule = bus.rule(input.Rule);
        const missing = input.Ids.filter((id) => !rule.removeTarget(id));
        await registry.ruleChanged(bus, rule);
        const FailedEntries = missing.map((TargetId) => ({
          TargetId,
          ErrorCode: 'ResourceNotFoundException',
          ErrorMessage: `Target ${TargetId} does not exist.`,
        }));
        return { FailedEntryCount: FailedEntries.length, FailedEntries };
      },
    ),
    action(
      'ListTargetsByRule',
      z.strictObject({ Rule: Name, EventBusName: BusName, Limit: Page.Limit, NextToken: Page.NextToken }),
      (input) => {
        const rule = registry.bus(input.EventBusName).rule(input.Rule);
        const { items, next } = pageOf(rule.targets, (target) => target.Id, input);
        return { Targets: items, ...next };
      },
    ),
    action(
      'ListRuleNamesByTarget',
      z.strictObject({ TargetArn: z.string(), EventBusName: BusName, Limit: Page.Limit, NextToken: Page.NextToken }),
      (input) => {
        const rules = [...registry.bus(input.EventBusName).rules.values()];
        const names = rules
          .filter((rule) => rule.targets.some((target) => target.Arn === input.TargetArn))
          .map((rule) => rule.settings.name);
        const { items, next } = pageOf(names, (name) => name, input);
        return { RuleNames: items, ...next };
      },
    ),
  ];
}
