import { AwsCallError } from '#local/services/contract.ts';
import type { Journal } from '#local/services/storage/journal/journal.ts';
import { EventBus } from './bus.ts';
import type { Rule, RuleSettings } from './rule.ts';
import type { TargetInput } from './target.ts';

const tables = `
  CREATE TABLE IF NOT EXISTS events_bus (name TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS events_rule (
    bus TEXT NOT NULL, name TEXT NOT NULL, settings TEXT NOT NULL, targets TEXT NOT NULL, PRIMARY KEY (bus, name)
  ) STRICT;`;

/** Buses and rules. Those made through the API are stored; those of the template are made anew at every start. */
export class Registry {
  readonly arnPrefix: string;
  readonly #journal: Journal;
  readonly #buses = new Map<string, EventBus>();
  /** Told of every rule that changes, for rules with a schedule. */
  onRuleChanged: (bus: EventBus, rule: Rule, removed: boolean) => Promise<void> = () => Promise.resolve();

  constructor(journal: Journal, arnPrefix: string) {
    this.#journal = journal;
    this.arnPrefix = arnPrefix;
    journal.define(tables);
    this.#buses.set('default', new EventBus('default', arnPrefix, { provided: true }));
    for (const { name, settings } of journal.read<{ name: string; settings: string }>('SELECT * FROM events_bus'))
      this.#buses.set(
        name,
        new EventBus(name, arnPrefix, { provided: false, ...(JSON.parse(settings) as { description?: string }) }),
      );
    for (const row of journal.read<{ bus: string; settings: string; targets: string }>('SELECT * FROM events_rule')) {
      // The bus of a stored rule may be one of the template, which comes later.
      const bus = this.#buses.get(row.bus) ?? this.#open(row.bus, true);
      const rule = bus.putRule(JSON.parse(row.settings) as RuleSettings, false);
      for (const target of JSON.parse(row.targets) as TargetInput[]) rule.putTarget(target);
    }
  }

  buses(): EventBus[] {
    return [...this.#buses.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** By name or ARN; undefined is the default bus. */
  find(reference = 'default'): EventBus | undefined {
    return this.#buses.get(reference.includes(':event-bus/') ? (reference.split(':event-bus/')[1] ?? '') : reference);
  }

  bus(reference?: string): EventBus {
    const bus = this.find(reference);
    if (!bus) throw new AwsCallError('ResourceNotFoundException', `Event bus ${reference} does not exist.`);
    return bus;
  }

  async createBus(name: string, description: string | undefined): Promise<EventBus> {
    checkBusName(name);
    if (this.#buses.has(name))
      throw new AwsCallError('ResourceAlreadyExistsException', `Event bus ${name} already exists.`);
    const bus = this.#open(name, false, description);
    await this.#journal.write([
      ['INSERT INTO events_bus (name, settings) VALUES (?, ?)', name, JSON.stringify({ description })],
    ]);
    return bus;
  }

  provideBus(name: string, description: string | undefined): EventBus {
    checkBusName(name);
    return this.#buses.get(name) ?? this.#open(name, true, description);
  }

  async deleteBus(name: string): Promise<void> {
    if (name === 'default') throw new AwsCallError('ValidationException', 'Cannot delete event bus default.');
    if ((this.#buses.get(name)?.rules.size ?? 0) > 0)
      throw new AwsCallError('ValidationException', `Event bus ${name} cannot be deleted since it has rules.`);
    this.#buses.delete(name);
    await this.#journal.write([['DELETE FROM events_bus WHERE name = ?', name]]);
  }

  async putRule(bus: EventBus, settings: RuleSettings, provided = false): Promise<Rule> {
    const rule = bus.putRule(settings, provided);
    await this.ruleChanged(bus, rule);
    return rule;
  }

  async ruleChanged(bus: EventBus, rule: Rule): Promise<void> {
    await this.onRuleChanged(bus, rule, false);
    if (rule.provided) return;
    const { settings, targets } = rule;
    await this.#journal.write([
      [
        'INSERT OR REPLACE INTO events_rule (bus, name, settings, targets) VALUES (?, ?, ?, ?)',
        bus.name,
        settings.name,
        JSON.stringify(settings),
        JSON.stringify(targets),
      ],
    ]);
  }

  async deleteRule(bus: EventBus, rule: Rule): Promise<void> {
    if (rule.targets.length > 0)
      throw new AwsCallError('ValidationException', "Rule can't be deleted since it has targets.");
    bus.rules.delete(rule.settings.name);
    await this.onRuleChanged(bus, rule, true);
    await this.#journal.write([['DELETE FROM events_rule WHERE bus = ? AND name = ?', bus.name, rule.settings.name]]);
  }

  #open(name: string, provided: boolean, description?: string): EventBus {
    const bus = new EventBus(name, this.arnPrefix, { provided, description });
    this.#buses.set(name, bus);
    return bus;
  }
}

function checkBusName(name: string): void {
  if (!/^[/.\-_A-Za-z0-9]{1,256}$/.test(name))
    throw new AwsCallError('ValidationException', `Event bus name ${name} is not valid`);
}
