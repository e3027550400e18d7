import { z } from 'zod';
import { unsupportedOperation } from '#local/door/errors.ts';
import { AwsCallError, type CloudContext, type LocalModule } from '#local/services/contract.ts';
import { physicalName } from '#local/services/physical-name.ts';

const ParameterSchema = z.object({
  Name: z.string().optional(),
  Type: z.string().default('String'),
  Value: z.string(),
});
const GetParameterSchema = z.object({ Name: z.string() });
const GetParametersSchema = z.object({ Names: z.array(z.string()) });

/** Parameter Store as the template fills it: read-only, in memory, made anew at each start. */
export function createSsm(context: CloudContext): LocalModule {
  const parameters = new Map<string, { Name: string; Type: string; Value: string; Version: number; ARN: string }>();
  const find = (name: string) => parameters.get(name.split(':')[0]!);

  function getParameter(body: unknown) {
    const Parameter = find(GetParameterSchema.parse(body).Name);
    if (!Parameter) throw new AwsCallError('ParameterNotFound', '');
    return { Parameter };
  }

  function getParameters(body: unknown) {
    const { Names } = GetParametersSchema.parse(body);
    const Parameters = Names.map(find).filter((one) => one !== undefined);
    return { Parameters, InvalidParameters: Names.filter((name) => !find(name)) };
  }

  const actions: Record<string, (body: unknown) => unknown> = {
    GetParameter: getParameter,
    GetParameters: getParameters,
  };
  return {
    services: [
      {
        service: 'ssm',
        handle: async ({ action = '', body }) => {
          const run = actions[action];
          if (!run) return unsupportedOperation('ssm', `ssm:${action}`);
          const answer = run(JSON.parse(body.toString() || '{}'));
          return {
            status: 200,
            headers: { 'content-type': 'application/x-amz-json-1.1' },
            body: JSON.stringify(answer),
          };
        },
        close: async () => undefined,
      },
    ],
    providers: [
      {
        types: ['AWS::SSM::Parameter'],
        create: async (logicalId, properties, _context, { stack }) => {
          const { Name = physicalName(stack, logicalId, 512), Type, Value } = ParameterSchema.parse(properties);
          const ARN = `arn:${context.partition}:ssm:${context.region}:${context.accountId}:parameter/${Name.replace(/^\//, '')}`;
          parameters.set(Name, { Name, Type, Value, Version: 1, ARN });
          return { ref: Name, attributes: { Type, Value } };
        },
      },
    ],
    close: async () => undefined,
  };
}
