import type { CloudContext } from '#local/services/contract.ts';
import { parseSchedule } from '#local/services/scheduler/expression/schedule-expression.ts';
import type { Firing, Ticker } from '#local/services/scheduler/ticker.ts';
import type { Journal } from '#local/services/storage/journal/journal.ts';
import type { EventBus } from './bus.ts';
import type { Deliverer } from './delivery/deliverer.ts';
import { createEvent } from './event.ts';
import type { Rule } from './rule.ts';

/** Rules with `rate()` and `cron()`: their targets get a "Scheduled Event" when it is time. */
export class ScheduledRules {
  readonly #context: CloudContext;
  readonly #ticker: Ticker;
  readonly #deliverer: Deliverer;
  readonly #journal: Journal;

  constructor(parts: { context: CloudContext; ticker: Ticker; deliverer: Deliverer; journal: Journal }) {
    this.#context = parts.context;
    this.#ticker = parts.ticker;
    this.#deliverer = parts.deliverer;
    this.#journal = parts.journal;
  }

  async changed(bus: EventBus, rule: Rule, removed: boolean): Promise<void> {
    const { scheduleExpression: expression, state, name } = rule.settings;
    if (expression === undefined) return;
    if (removed || state === 'DISABLED') return this.#ticker.remove(name);
    await this.#ticker.set({
      id: name,
      fingerprint: expression,
      schedule: parseSchedule(expression),
      // The rule as it is then: its targets may change in between.
      fire: (firing) => this.#fire(bus.rules.get(name), firing),
    });
  }

  async #fire(rule: Rule | undefined, { scheduledAt, statements }: Firing): Promise<void> {
    if (!rule) return;
    const input = {
      source: 'aws.events',
      detailType: 'Scheduled Event',
      detail: {},
      resources: [rule.arn],
      time: new Date(scheduledAt),
    };
    const event = createEvent(input, this.#context);
    const staged = rule.deliveriesOf(event).map((delivery) => this.#deliverer.stage(delivery));
    await this.#journal.write([...statements, ...staged.flatMap((one) => one.statements)]);
    for (const one of staged) one.publish();
  }
}
