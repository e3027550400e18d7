import { AwsCallError } from '#local/services/contract.ts';
import type { NewDelivery } from './delivery/delivery.ts';
import { httpValues } from './destinations/http-values.ts';
import type { EventEnvelope } from './event.ts';
import { compilePath } from './input/path.ts';
import { compileInput, type RenderInput } from './input/transform.ts';
import { type EventMatcher, parsePattern } from './pattern/compile.ts';
import { InvalidPatternError } from './pattern/invalid-pattern.ts';
import { kindOf, type TargetInput } from './target.ts';

export interface RuleSettings {
  name: string;
  description?: string | undefined;
  eventPattern?: string | undefined;
  scheduleExpression?: string | undefined;
  state: 'ENABLED' | 'DISABLED';
  roleArn?: string | undefined;
}

interface CompiledTarget {
  settings: TargetInput;
  render: RenderInput;
}

export function compileEventPattern(source: string): EventMatcher {
  try {
    if (source.length > 4096) throw new InvalidPatternError('Event pattern is longer than 4096 characters');
    return parsePattern(source);
  } catch (error) {
    if (error instanceof InvalidPatternError)
      throw new AwsCallError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${error.message}`);
    throw error;
  }
}

/** A target that could never be served is refused when it is made. */
function checkTarget(target: TargetInput, rule: RuleSettings): void {
  const isHttp = kindOf(target.Arn) === 'api-destination';
  if (isHttp && target.RoleArn === undefined && rule.roleArn === undefined)
    throw new AwsCallError('ValidationException', `RoleArn is required for target ${target.Arn}.`);
  const { PathParameterValues = [], HeaderParameters, QueryStringParameters } = target.HttpParameters ?? {};
  const values = [...PathParameterValues, ...Object.values({ ...HeaderParameters, ...QueryStringParameters })];
  for (const value of values) if (value.startsWith('$.')) compilePath(value);
}

/** A rule of a bus, compiled: which events, and what each target gets. */
export class Rule {
  readonly arn: string;
  readonly settings: RuleSettings;
  /** Made by the template: it is made again at every start, so it is not stored. */
  readonly provided: boolean;
  readonly #matcher: EventMatcher | undefined;
  readonly #targets = new Map<string, CompiledTarget>();

  constructor(arn: string, settings: RuleSettings, provided: boolean) {
    this.arn = arn;
    this.settings = settings;
    this.provided = provided;
    this.#matcher = settings.eventPattern === undefined ? undefined : compileEventPattern(settings.eventPattern);
  }

  get targets(): TargetInput[] {
    return [...this.#targets.values()].map((target) => target.settings);
  }

  /** Throws when the target cannot be; the rule is then as it was. */
  putTarget(settings: TargetInput): void {
    checkTarget(settings, this.settings);
    if (!this.#targets.has(settings.Id) && this.#targets.size >= 5)
      throw new AwsCallError(
        'LimitExceededException',
        `The requested resource exceeds the maximum number allowed: 5 targets per rule`,
      );
    this.#targets.set(settings.Id, { settings, render: compileInput(settings) });
  }

  removeTarget(id: string): boolean {
    return this.#targets.delete(id);
  }

  matches(event: EventEnvelope): boolean {
    return this.settings.state === 'ENABLED' && this.#matcher !== undefined && this.#matcher(event);
  }

  deliveriesOf(event: EventEnvelope, hops = 0): NewDelivery[] {
    const { arn } = this;
    return [...this.#targets.values()].map(({ settings, render }) => ({
      kind: kindOf(settings.Arn),
      targetArn: settings.Arn,
      roleArn: settings.RoleArn ?? this.settings.roleArn,
      groupId: settings.SqsParameters?.MessageGroupId,
      http: httpValues(settings.HttpParameters, event),
      originArn: arn,
      key: `${event.id}_${settings.Id}`.slice(0, 80),
      hops,
      payload: settings.Arn.includes(':event-bus/')
        ? JSON.stringify(event)
        : render(event, { name: this.settings.name, arn }),
      deadLetterArn: settings.DeadLetterConfig?.Arn,
      maximumRetries: settings.RetryPolicy?.MaximumRetryAttempts ?? 185,
      maximumAgeMs: (settings.RetryPolicy?.MaximumEventAgeInSeconds ?? 86_400) * 1000,
    }));
  }
}
