import { z } from 'zod';
import type { CloudContext, LocalModule, ResourceProvider } from '#local/services/contract.ts';
import { physicalName } from '#local/services/physical-name.ts';

const GroupSchema = z.looseObject({ LogGroupName: z.string().optional() });

/** Log groups exist by name only: what functions write goes to files in the data directory. */
const groupProvider: ResourceProvider = {
  types: ['AWS::Logs::LogGroup'],
  create(logicalId, properties, context, { stack }) {
    const name = GroupSchema.parse(properties).LogGroupName ?? physicalName(stack, logicalId, 512);
    const Arn = `arn:${context.partition}:logs:${context.region}:${context.accountId}:log-group:${name}:*`;
    return Promise.resolve({ ref: name, attributes: { Arn } });
  },
};

const withoutEffect: ResourceProvider = {
  types: [
    'AWS::Logs::ResourcePolicy',
    'AWS::Logs::LogStream',
    'AWS::Logs::MetricFilter',
    'AWS::Logs::SubscriptionFilter',
    'AWS::Logs::QueryDefinition',
    'Custom::LogRetention',
  ],
  create: (logicalId, properties) =>
    Promise.resolve({
      ref: String(properties.LogGroupName ?? logicalId),
      attributes: { LogGroupName: properties.LogGroupName },
    }),
};

/** CloudWatch Logs, as far as templates name it. */
export function createLogs(_context: CloudContext): Promise<LocalModule> {
  return Promise.resolve({ services: [], providers: [groupProvider, withoutEffect], close: () => Promise.resolve() });
}
