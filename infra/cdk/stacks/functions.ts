import { join } from 'node:path';
import { CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { FunctionEntry } from '../bundles.ts';
import type { GrantScope } from '../capabilities/index.ts';
import type { StageConfig } from '../config.ts';
import { ContextFunction } from '../constructs/context-function.ts';
import { EventConsumer } from '../constructs/event-consumer.ts';
import { OutboxPublisher } from '../constructs/outbox-publisher.ts';
import { ScheduledTasks } from '../constructs/scheduled-tasks.ts';
import type { Door } from '../contexts.ts';
import type { Names } from '../names.ts';
import type { StatefulStack } from './stateful.ts';
import type { WorkflowsStack } from './workflows.ts';

export interface FunctionsStackProps extends StackProps {
  readonly config: StageConfig;
  readonly names: Names;
  readonly entries: readonly FunctionEntry[];
  /** Folder of the bundles, one folder each. */
  readonly bundles: string;
  readonly stateful: StatefulStack;
  readonly workflows: WorkflowsStack;
}

/** Every Lambda function of the bounded contexts, and what feeds them: event queues, streams, schedules. */
export class FunctionsStack extends Stack {
  readonly functions: readonly ContextFunction[];
  readonly consumers: readonly EventConsumer[];
  readonly outbox: OutboxPublisher | undefined;
  readonly #shared: Omit<GrantScope, 'context'>;
  readonly #bundles: string;

  constructor(scope: Construct, id: string, { entries, bundles, ...rest }: FunctionsStackProps) {
    const { config, names, stateful, workflows, ...props } = rest;
    super(scope, id, props);
    const arangoUrl = new CfnParameter(this, 'ArangoUrl', {
      description: 'URL of the ArangoDB server or cluster that holds the process graph',
      default: config.arangoUrl,
      allowedPattern: 'https?://.+',
    }).valueAsString;
    this.#bundles = bundles;
    this.#shared = {
      scope: this,
      names,
      config,
      arangoUrl,
      stateful,
      workflows,
      taskFunctions: workflows.taskFunctions,
      apiFunctions: names.functionArns(this, entries, 'api'),
    };

    this.functions = entries.map((entry) => this.#function(entry));
    this.consumers = this.#withDoor('events').flatMap((handler) => this.#consumer(handler));
    this.outbox = this.#withDoor('outbox').map(
      (handler) => new OutboxPublisher(this, 'Outbox', { handler, names, stateful }),
    )[0];
    for (const handler of this.#withDoor('tasks')) this.#schedules(handler);
  }

  find(context: string, door: Door): ContextFunction | undefined {
    return this.functions.find(({ entry }) => entry.context.name === context && entry.door === door);
  }

  #withDoor = (door: Door): ContextFunction[] => this.functions.filter(({ entry }) => entry.door === door);

  #function(entry: FunctionEntry): ContextFunction {
    const grants = { ...this.#shared, context: entry.context };
    return new ContextFunction(this, logicalName(entry), {
      entry,
      grants,
      codePath: join(this.#bundles, entry.name),
      statements:
        entry.door === 'outbox' ? OutboxPublisher.statements(grants) : EventConsumer.statements(grants, entry),
    });
  }

  #consumer(handler: ContextFunction): EventConsumer[] {
    const { context } = handler.entry;
    if (!context.subscribes && !context.watchesExecutions) return [];
    const { names, stateful } = this.#shared;
    return [
      new EventConsumer(this, `${pascal(context.name)}Consumer`, { handler, names, eventBus: stateful.eventBus }),
    ];
  }

  #schedules(handler: ContextFunction): void {
    const { schedules = [], name } = handler.entry.context;
    if (schedules.length > 0) new ScheduledTasks(this, `${pascal(name)}Schedules`, { handler, schedules });
  }
}

const pascal = (text: string): string => text.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
const logicalName = ({ name }: FunctionEntry): string => pascal(name);
