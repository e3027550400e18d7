import type { Journal } from '#local/services/storage/journal/journal.ts';
import type { Statement } from '#local/services/storage/journal/protocol.ts';
import type { Archives } from './archive/archives.ts';
import type { EventBus } from './bus.ts';
import type { Deliverer, Staged } from './delivery/deliverer.ts';
import type { EventEnvelope } from './event.ts';

export interface Publication {
  bus: EventBus;
  event: EventEnvelope;
  /** ARNs of the only rules that see it (replay). */
  rules?: ReadonlySet<string>;
  /** Buses that forwarded it. */
  hops?: number;
}

/**
 * From accepted events to targets: match, render, and write messages, deliveries and archives in one transaction. When the
 * promise resolves the events are on disk, and queues have their messages.
 */
export class Publisher {
  readonly #journal: Journal;
  readonly #deliverer: Deliverer;
  readonly #archives: Archives;

  constructor(journal: Journal, deliverer: Deliverer, archives: Archives) {
    this.#journal = journal;
    this.#deliverer = deliverer;
    this.#archives = archives;
  }

  /** `also` is written in the same transaction. */
  async publish(publications: readonly Publication[], also: readonly Statement[] = []): Promise<void> {
    const statements: Statement[] = [...also];
    const staged: Staged[] = [];
    for (const { bus, event, rules, hops } of publications) {
      for (const rule of bus.matching(event, rules))
        staged.push(...rule.deliveriesOf(event, hops).map((delivery) => this.#deliverer.stage(delivery)));
      statements.push(...this.#archives.stage(bus.arn, event, () => JSON.stringify(event)));
    }
    for (const one of staged) statements.push(...one.statements);
    await this.#journal.write(statements);
    for (const one of staged) one.publish();
  }
}
