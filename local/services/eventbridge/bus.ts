import { AwsCallError } from '#local/services/contract.ts';
import type { EventEnvelope } from './event.ts';
import { Rule, type RuleSettings } from './rule.ts';

export class EventBus {
  readonly name: string;
  readonly arn: string;
  readonly provided: boolean;
  description: string | undefined;
  readonly rules = new Map<string, Rule>();
  readonly #rulePrefix: string;

  constructor(name: string, arnPrefix: string, options: { provided: boolean; description?: string | undefined }) {
    this.name = name;
    this.arn = `${arnPrefix}event-bus/${name}`;
    this.provided = options.provided;
    this.description = options.description;
    this.#rulePrefix = `${arnPrefix}rule/${name === 'default' ? '' : `${name}/`}`;
  }

  /** Creates a rule, or replaces its settings and keeps its targets. */
  putRule(settings: RuleSettings, provided: boolean): Rule {
    const rule = new Rule(this.#rulePrefix + settings.name, settings, provided);
    const earlier = this.rules.get(settings.name);
    for (const target of earlier?.targets ?? []) rule.putTarget(target);
    this.rules.set(settings.name, rule);
    return rule;
  }

  rule(name: string): Rule {
    const rule = this.rules.get(name);
    if (!rule)
      throw new AwsCallError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${this.name}.`);
    return rule;
  }

  matching(event: EventEnvelope, among?: ReadonlySet<string>): Rule[] {
    const found: Rule[] = [];
    for (const rule of this.rules.values()) {
      if (among && !among.has(rule.arn)) continue;
      if (rule.matches(event)) found.push(rule);
    }
    return found;
  }
}
