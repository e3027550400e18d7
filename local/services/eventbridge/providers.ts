import { z } from 'zod';
import type { ResourceProvider } from '#local/services/contract.ts';
import { physicalName } from '#local/services/physical-name.ts';
import { checkRule } from './actions/rule-actions.ts';
import type { Archives } from './archive/archives.ts';
import type { Registry } from './registry.ts';
import { TargetSchema } from './target.ts';

const BusSchema = z.looseObject({ Name: z.string(), Description: z.string().optional() });

function busProvider(registry: Registry): ResourceProvider {
  return {
    types: ['AWS::Events::EventBus'],
    create(_logicalId, properties) {
      const { Name, Description } = BusSchema.parse(properties);
      const bus = registry.provideBus(Name, Description);
      return Promise.resolve({ ref: bus.name, attributes: { Arn: bus.arn, Name: bus.name } });
    },
  };
}

const RuleSchema = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  EventBusName: z.string().optional(),
  EventPattern: z.union([z.string(), z.looseObject({}).transform((pattern) => JSON.stringify(pattern))]).optional(),
  ScheduleExpression: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  RoleArn: z.string().optional(),
  Targets: z.array(TargetSchema).default([]),
  Tags: z.unknown().optional(),
});

function ruleProvider(registry: Registry): ResourceProvider {
  return {
    types: ['AWS::Events::Rule'],
    async create(logicalId, properties, _context, { stack }) {
      const input = RuleSchema.parse(properties);
      const bus = registry.bus(input.EventBusName);
      checkRule(bus, input);
      const name = input.Name ?? physicalName(stack, logicalId, 64);
      // Targets that the template dropped must not stay.
      bus.rules.delete(name);
      const settings = {
        name,
        eventPattern: input.EventPattern,
        scheduleExpression: input.ScheduleExpression,
        state: input.State,
        description: input.Description,
        roleArn: input.RoleArn,
      };
      const rule = bus.putRule(settings, true);
      for (const target of input.Targets) rule.putTarget(target);
      await registry.ruleChanged(bus, rule);
      return { ref: bus.name === 'default' ? name : `${bus.name}|${name}`, attributes: { Arn: rule.arn } };
    },
  };
}

const ArchiveSchema = z.looseObject({
  ArchiveName: z.string().optional(),
  SourceArn: z.string(),
  Description: z.string().optional(),
  EventPattern: z.looseObject({}).optional(),
  RetentionDays: z.coerce.number().int().min(0).default(0),
});

function archiveProvider(registry: Registry, archives: Archives): ResourceProvider {
  return {
    types: ['AWS::Events::Archive'],
    async create(logicalId, properties, _context, { stack }) {
      const input = ArchiveSchema.parse(properties);
      const name = input.ArchiveName ?? physicalName(stack, logicalId, 48);
      await archives.put(
        {
          name,
          sourceArn: registry.bus(input.SourceArn).arn,
          description: input.Description,
          eventPattern: input.EventPattern && JSON.stringify(input.EventPattern),
          retentionDays: input.RetentionDays,
          createdAt: Date.now(),
        },
        true,
      );
      return { ref: name, attributes: { Arn: `${registry.arnPrefix}archive/${name}`, ArchiveName: name } };
    },
  };
}

/** Who may put events is IAM's matter at the door; within one account a bus policy adds nothing. */
const busPolicyProvider: ResourceProvider = {
  types: ['AWS::Events::EventBusPolicy'],
  create: (logicalId) => Promise.resolve({ ref: logicalId, attributes: {} }),
};

export function eventProviders(registry: Registry, archives: Archives): ResourceProvider[] {
  return [busProvider(registry), ruleProvider(registry), archiveProvider(registry, archives), busPolicyProvider];
}
