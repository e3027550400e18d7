import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DescribeStateMachineAliasCommand,
  type LogLevel,
  ResourceNotFound,
  StateMachineAlreadyExists,
  StateMachineDoesNotExist,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { stepFunctions } from './client.ts';

export interface MachineSettings {
  /** Start of every tenant state machine's name. */
  prefix: string;
  roleArn: string;
  logGroupArn: string;
}

export interface MachineVersion {
  stateMachineArn: string;
  stateMachineVersionArn: string;
}

/** Errors only: the run's own history is what the platform reads. */
const logging = (logGroupArn: string) => ({
  level: 'ERROR' as LogLevel,
  includeExecutionData: false,
  destinations: [
    { cloudWatchLogsLogGroup: { logGroupArn: logGroupArn.endsWith(':*') ? logGroupArn : `${logGroupArn}:*` } },
  ],
});

interface Machine {
  processId: string;
  tenantId: string;
  asl: string;
  description: string;
  /** Of a part of a process: which one. */
  part?: string | undefined;
}

/** A process that is larger than one machine: those that it runs as parts of itself, in the order in which they are published. */
export interface PublishableMachine extends Omit<Machine, 'part'> {
  parts?: readonly { key: string; asl: string }[];
}

const nameOf = ({ processId, part }: Pick<Machine, 'processId' | 'part'>, { prefix }: MachineSettings): string =>
  prefix + processId + (part === undefined ? '' : `-${part}`);

async function create(machine: Machine, settings: MachineSettings): Promise<MachineVersion> {
  const { processId, tenantId, asl, description } = machine;
  const created = await stepFunctions().send(
    new CreateStateMachineCommand({
      name: nameOf(machine, settings),
      type: 'STANDARD',
      definition: asl,
      roleArn: settings.roleArn,
      loggingConfiguration: logging(settings.logGroupArn),
      tags: [
        { key: 'flowmaster:tenant', value: tenantId },
        { key: 'flowmaster:process', value: processId },
      ],
      publish: true,
      versionDescription: description,
    }),
  );
  return { stateMachineArn: created.stateMachineArn!, stateMachineVersionArn: created.stateMachineVersionArn! };
}

async function update(
  stateMachineArn: string,
  { asl, description }: Machine,
  settings: MachineSettings,
): Promise<MachineVersion> {
  const updated = await stepFunctions().send(
    new UpdateStateMachineCommand({
      stateMachineArn,
      definition: asl,
      roleArn: settings.roleArn,
      loggingConfiguration: logging(settings.logGroupArn),
      publish: true,
      versionDescription: description,
    }),
  );
  return { stateMachineArn, stateMachineVersionArn: updated.stateMachineVersionArn! };
}

/**
 * Publishes a definition as the next version of the process's state machine, creating the machine the first time. Publishing the
 * same definition again gives the version that is there. Its parts are published before it, and stand in it by the ARNs of
 * exactly these versions: a run never mixes the parts of two versions.
 */
export async function publishMachine(
  { parts = [], ...machine }: PublishableMachine,
  settings: MachineSettings,
  knownArn?: string,
): Promise<MachineVersion> {
  if (parts.length === 0) return publishOne(machine, settings, knownArn);
  const arns = new Map<string, string>();
  const withArns = (asl: string) =>
    asl.replace(PART, (_, key: string) => {
      const arn = arns.get(key);
      if (arn === undefined) throw new Error(`Part ${key} is run before it is published`);
      return JSON.stringify(arn);
    });
  for (const { key, asl } of parts) {
    const published = await publishOne({ ...machine, asl: withArns(asl), part: key }, settings);
    arns.set(key, published.stateMachineVersionArn);
  }
  return publishOne({ ...machine, asl: withArns(machine.asl) }, settings, knownArn);
}

/** Where a definition names a part of its process (`#compiler/split`). */
const PART = /"flowmaster:part:(p\d+)"/g;

async function publishOne(machine: Machine, settings: MachineSettings, knownArn?: string): Promise<MachineVersion> {
  if (knownArn !== undefined) {
    try {
      return await update(knownArn, machine, settings);
    } catch (error) {
      if (!(error instanceof StateMachineDoesNotExist)) throw error;
    }
  }
  try {
    return await create(machine, settings);
  } catch (error) {
    // A publish that crashed before it was recorded left the machine behind.
    if (!(error instanceof StateMachineAlreadyExists)) throw error;
    return update(arnIn(error) ?? arnBeside(settings, nameOf(machine, settings)), machine, settings);
  }
}

const arnIn = (error: Error): string | undefined =>
  /arn:[\w-]+:states:[\w-]*:\d+:stateMachine:[\w-]+/.exec(error.message)?.[0];

/** The role is of the same account and partition; the region is the function's own. */
function arnBeside(settings: MachineSettings, name: string): string {
  const [arn, partition, , , account] = settings.roleArn.split(':');
  return [arn, partition, 'states', process.env.AWS_REGION, account, 'stateMachine', name].join(':');
}

/** Points the state machine's alias at one version. */
export async function pointAlias(
  alias: string,
  { stateMachineArn, stateMachineVersionArn }: MachineVersion,
): Promise<void> {
  const routingConfiguration = [{ stateMachineVersionArn, weight: 100 }];
  const stateMachineAliasArn = `${stateMachineArn}:${alias}`;
  try {
    await stepFunctions().send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }));
    await stepFunctions().send(new UpdateStateMachineAliasCommand({ stateMachineAliasArn, routingConfiguration }));
  } catch (error) {
    if (!(error instanceof ResourceNotFound)) throw error;
    await stepFunctions().send(new CreateStateMachineAliasCommand({ name: alias, routingConfiguration }));
  }
}
