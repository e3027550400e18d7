import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AssemblyError } from '#local/assembly/assembly-error.ts';
import type { Asset } from '#local/assembly/read-assembly.ts';
import type { CloudContext, ResourceProvider } from '#local/services/contract.ts';
import type { Lambda } from '#local/services/lambda/lambda.ts';
import { physicalName } from '#local/services/physical-name.ts';

const FunctionSchema = z.object({
  FunctionName: z.string().optional(),
  Role: z.string(),
  Handler: z.string(),
  Runtime: z.string(),
  Code: z.object({ S3Key: z.string().optional(), ZipFile: z.string().optional() }),
  MemorySize: z.coerce.number().default(128),
  Timeout: z.coerce.number().default(3),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
  ReservedConcurrentExecutions: z.number().optional(),
  LoggingConfig: z
    .object({ LogGroup: z.string().optional(), LogFormat: z.enum(['Text', 'JSON']).default('Text') })
    .optional(),
  DeadLetterConfig: z.object({ TargetArn: z.string().optional() }).optional(),
});

/**
 * AWS::Lambda::Function from the folder of its code asset. Functions of other runtimes belong to CDK's own custom resources,
 * which have providers here: they exist by name, and are never run.
 */
export function createFunctionProvider(lambda: Lambda, assets: ReadonlyMap<string, Asset>): ResourceProvider {
  return {
    types: ['AWS::Lambda::Function'],
    create: async (logicalId, properties, context, { stack }) => {
      const declared = FunctionSchema.parse(properties);
      const name = declared.FunctionName ?? physicalName(stack, logicalId, 64);
      const arn = `arn:${context.partition}:lambda:${context.region}:${context.accountId}:function:${name}`;
      if (declared.Runtime.startsWith('nodejs')) {
        lambda.deploy({
          name,
          arn,
          roleArn: declared.Role,
          codePath: codePath(declared.Code, name, assets, context),
          handler: declared.Handler,
          runtime: declared.Runtime,
          memoryMb: declared.MemorySize,
          timeoutSeconds: declared.Timeout,
          environment: declared.Environment?.Variables ?? {},
          logGroup: declared.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
          logFormat: declared.LoggingConfig?.LogFormat ?? 'Text',
          ...(declared.ReservedConcurrentExecutions !== undefined && {
            reservedConcurrency: declared.ReservedConcurrentExecutions,
          }),
        });
        const deadLetterArn = declared.DeadLetterConfig?.TargetArn;
        if (deadLetterArn) lambda.async.configure(name, { deadLetterArn });
      }
      return { ref: name, attributes: { Arn: arn } };
    },
  };
}

function codePath(
  { S3Key, ZipFile }: z.infer<typeof FunctionSchema>['Code'],
  name: string,
  assets: ReadonlyMap<string, Asset>,
  context: CloudContext,
): string {
  if (ZipFile !== undefined) {
    const directory = join(context.dataDir, 'lambda', 'inline', name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'index.cjs'), ZipFile);
    return directory;
  }
  const asset = S3Key === undefined ? undefined : assets.get(S3Key);
  if (!asset) throw new AssemblyError(`the code asset ${S3Key ?? '(none)'} is not in the assembly`);
  return asset.path;
}
