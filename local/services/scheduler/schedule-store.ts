import { AwsCallError, type CloudContext } from '#local/services/contract.ts';
import { eventsOf } from '#local/services/eventbridge/index.ts';
import type { Journal } from '#local/services/storage/journal/journal.ts';
import type { Statement } from '#local/services/storage/journal/protocol.ts';
import { scheduleDelivery } from './schedule-delivery.ts';
import { compileSchedule, type ScheduleSettings, type StoredSchedule } from './schedule-settings.ts';
import type { Firing, Ticker } from './ticker.ts';

const tables = `
  CREATE TABLE IF NOT EXISTS scheduler_group (name TEXT PRIMARY KEY, created_at INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS scheduler_schedule (id TEXT PRIMARY KEY, schedule TEXT NOT NULL) STRICT;`;

const idOf = (group: string, name: string) => `${group}/${name}`;

/** Schedules and their groups, and what happens when one is due. */
export class ScheduleStore {
  readonly #context: CloudContext;
  readonly #journal: Journal;
  readonly #ticker: Ticker;
  readonly #schedules = new Map<string, StoredSchedule>();
  readonly #groups = new Map<string, number>([['default', 0]]);

  constructor(context: CloudContext, journal: Journal, ticker: Ticker) {
    this.#context = context;
    this.#journal = journal;
    this.#ticker = ticker;
    journal.define(tables);
    for (const row of journal.read<{ name: string; created_at: number }>('SELECT * FROM scheduler_group'))
      this.#groups.set(row.name, row.created_at);
  }

  /** Plans what is stored; the template's schedules come again through `put`. */
  async load(): Promise<void> {
    for (const row of this.#journal.read<{ id: string; schedule: string }>('SELECT * FROM scheduler_schedule')) {
      const schedule = JSON.parse(row.schedule) as StoredSchedule;
      this.#schedules.set(row.id, schedule);
      await this.#plan(schedule);
    }
  }

  arnOf({ group, name }: Pick<StoredSchedule, 'group' | 'name'>): string {
    const { partition, region, accountId } = this.#context;
    return `arn:${partition}:scheduler:${region}:${accountId}:schedule/${group}/${name}`;
  }

  groupArn(name: string): string {
    const { partition, region, accountId } = this.#context;
    return `arn:${partition}:scheduler:${region}:${accountId}:schedule-group/${name}`;
  }

  groups(): { name: string; createdAt: number }[] {
    return [...this.#groups].map(([name, createdAt]) => ({ name, createdAt }));
  }

  all(): StoredSchedule[] {
    return [...this.#schedules.values()];
  }

  find(group: string, name: string): StoredSchedule | undefined {
    return this.#schedules.get(idOf(group, name));
  }

  get(group: string, name: string): StoredSchedule {
    const schedule = this.find(group, name);
    if (!schedule) throw new AwsCallError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
    return schedule;
  }

  async createGroup(name: string): Promise<void> {
    if (!/^[\w.-]{1,64}$/.test(name))
      throw new AwsCallError('ValidationException', `The schedule group name ${name} is not valid`);
    const now = Date.now();
    this.#groups.set(name, now);
    await this.#journal.write([['INSERT OR IGNORE INTO scheduler_group (name, created_at) VALUES (?, ?)', name, now]]);
  }

  /** With all schedules in it. */
  async deleteGroup(name: string): Promise<void> {
    this.checkGroup(name);
    if (name === 'default')
      throw new AwsCallError('ValidationException', 'The default schedule group cannot be deleted.');
    for (const schedule of this.all().filter(({ group }) => group === name)) await this.delete(schedule);
    this.#groups.delete(name);
    await this.#journal.write([['DELETE FROM scheduler_group WHERE name = ?', name]]);
  }

  checkGroup(name: string): void {
    if (!this.#groups.has(name))
      throw new AwsCallError('ResourceNotFoundException', `Schedule group ${name} does not exist.`, 404);
  }

  async put(group: string, name: string, settings: ScheduleSettings): Promise<StoredSchedule> {
    if (!/^[\w.-]{1,64}$/.test(name))
      throw new AwsCallError('ValidationException', `The schedule name ${name} is not valid`);
    this.checkGroup(group);
    compileSchedule(settings);
    const now = Date.now();
    const schedule: StoredSchedule = {
      name,
      group,
      settings,
      createdAt: this.find(group, name)?.createdAt ?? now,
      modifiedAt: now,
    };
    this.#schedules.set(idOf(group, name), schedule);
    await this.#journal.write([
      [
        'INSERT OR REPLACE INTO scheduler_schedule (id, schedule) VALUES (?, ?)',
        idOf(group, name),
        JSON.stringify(schedule),
      ],
    ]);
    await this.#plan(schedule);
    return schedule;
  }

  async delete({ group, name }: StoredSchedule): Promise<void> {
    this.#schedules.delete(idOf(group, name));
    await this.#journal.write([deletion(group, name)]);
    await this.#ticker.remove(idOf(group, name));
  }

  async #plan(schedule: StoredSchedule): Promise<void> {
    const { group, name, settings, createdAt } = schedule;
    const id = idOf(group, name);
    if (settings.State === 'DISABLED') return this.#ticker.remove(id);
    const times = compileSchedule(settings);
    const { ScheduleExpression, ScheduleExpressionTimezone, StartDate, EndDate } = settings;
    await this.#ticker.set({
      id,
      fingerprint: JSON.stringify([ScheduleExpression, ScheduleExpressionTimezone, StartDate, EndDate]),
      schedule: times,
      anchor: StartDate ?? createdAt,
      immediate: times.kind === 'rate',
      until: EndDate,
      fire: (firing) => this.#fire(id, firing),
    });
  }

  async #fire(id: string, { scheduledAt, statements, last }: Firing): Promise<void> {
    const schedule = this.#schedules.get(id);
    if (!schedule) return;
    const { deliverer } = eventsOf(this.#context);
    const staged = deliverer.stage(scheduleDelivery(schedule, this.arnOf(schedule), scheduledAt, this.#context));
    const gone = last && schedule.settings.ActionAfterCompletion === 'DELETE';
    if (gone) this.#schedules.delete(id);
    await this.#journal.write([
      ...statements,
      ...staged.statements,
      ...(gone ? [deletion(schedule.group, schedule.name)] : []),
    ]);
    staged.publish();
    if (gone) await this.#ticker.remove(id);
  }
}

function deletion(group: string, name: string): Statement {
  return ['DELETE FROM scheduler_schedule WHERE id = ?', idOf(group, name)];
}
