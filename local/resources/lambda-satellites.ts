import { z } from 'zod';
import type { ResourceProvider } from '#local/services/contract.ts';
import { parseFunctionName } from '#local/services/lambda/function-name.ts';
import type { Lambda } from '#local/services/lambda/lambda.ts';

const Reference = z.object({ FunctionName: z.string() });
const AliasSchema = Reference.extend({ Name: z.string() });
const DestinationSchema = z.object({ Destination: z.string() }).optional();
const InvokeConfigSchema = Reference.extend({
  MaximumRetryAttempts: z.number().optional(),
  MaximumEventAgeInSeconds: z.number().optional(),
  DestinationConfig: z.object({ OnSuccess: DestinationSchema, OnFailure: DestinationSchema }).default({}),
});

/** Versions, aliases, asynchronous invocation settings and resource policies of functions. */
export function createFunctionSatelliteProviders(lambda: Lambda): ResourceProvider[] {
  const arnOf = (reference: string): string => lambda.configuration(parseFunctionName(reference).name).arn;
  return [
    {
      types: ['AWS::Lambda::Version'],
      create: async (_logicalId, properties) => {
        const { FunctionName } = Reference.parse(properties);
        const { name } = parseFunctionName(FunctionName);
        lambda.addQualifier(name, '1');
        const arn = `${arnOf(name)}:1`;
        return { ref: arn, attributes: { FunctionArn: arn, Version: '1' } };
      },
    },
    {
      types: ['AWS::Lambda::Alias'],
      create: async (_logicalId, properties) => {
        const { FunctionName, Name } = AliasSchema.parse(properties);
        const { name } = parseFunctionName(FunctionName);
        lambda.addQualifier(name, Name);
        const arn = `${arnOf(name)}:${Name}`;
        return { ref: arn, attributes: { AliasArn: arn } };
      },
    },
    {
      types: ['AWS::Lambda::EventInvokeConfig'],
      create: async (logicalId, properties) => {
        const config = InvokeConfigSchema.parse(properties);
        const { OnSuccess, OnFailure } = config.DestinationConfig;
        lambda.async.configure(parseFunctionName(config.FunctionName).name, {
          ...(config.MaximumRetryAttempts !== undefined && { maximumRetryAttempts: config.MaximumRetryAttempts }),
          ...(config.MaximumEventAgeInSeconds !== undefined && {
            maximumEventAgeSeconds: config.MaximumEventAgeInSeconds,
          }),
          ...(OnSuccess && { onSuccessArn: OnSuccess.Destination }),
          ...(OnFailure && { onFailureArn: OnFailure.Destination }),
        });
        return { ref: logicalId, attributes: {} };
      },
    },
    // Which service may call a function is settled by the template itself here: only what it declares calls anything.
    {
      types: ['AWS::Lambda::Permission'],
      create: async (logicalId) => ({ ref: logicalId, attributes: { Id: logicalId } }),
    },
  ];
}
