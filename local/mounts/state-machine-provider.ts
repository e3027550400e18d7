import { z } from 'zod';
import { AwsCallError, type ResourceProvider } from '#local/services/contract.ts';
import { physicalName } from '#local/services/physical-name.ts';

const StateMachineSchema = z.object({
  StateMachineName: z.string().optional(),
  StateMachineType: z.string().default('STANDARD'),
  RoleArn: z.string(),
  DefinitionString: z.string().optional(),
  Definition: z.record(z.string(), z.unknown()).optional(),
  DefinitionSubstitutions: z.record(z.string(), z.coerce.string()).default({}),
});

/** AWS::StepFunctions::StateMachine: created, or updated when it exists from an earlier start. */
export function createStateMachineProvider(): ResourceProvider {
  return {
    types: ['AWS::StepFunctions::StateMachine'],
    create: async (logicalId, properties, context, { stack }) => {
      const machine = StateMachineSchema.parse(properties);
      const name = machine.StateMachineName ?? physicalName(stack, logicalId, 80);
      const arn = `arn:${context.partition}:states:${context.region}:${context.accountId}:stateMachine:${name}`;
      const definition = substitute(
        machine.DefinitionString ?? JSON.stringify(machine.Definition ?? {}),
        machine.DefinitionSubstitutions,
      );
      const call = (action: string, input: unknown) => context.call('states', `AWSStepFunctions.${action}`, input);
      try {
        await call('UpdateStateMachine', { stateMachineArn: arn, definition, roleArn: machine.RoleArn });
      } catch (error) {
        if (!(error instanceof AwsCallError) || error.code !== 'StateMachineDoesNotExist') throw error;
        await call('CreateStateMachine', {
          name,
          definition,
          roleArn: machine.RoleArn,
          type: machine.StateMachineType,
        });
      }
      return { ref: arn, attributes: { Arn: arn, Name: name } };
    },
  };
}

const substitute = (definition: string, values: Record<string, string>): string =>
  definition.replace(/\$\{([A-Za-z0-9_]+)\}/g, (whole, name: string) => values[name] ?? whole);
