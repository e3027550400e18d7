import type { TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import type { Role } from '#contracts/core/operation.ts';

/** What this context knows of a user, from the events of identity. */
export interface KnownUser {
  id: string;
  email?: string;
  name: string;
  roles: Role[];
  status: 'active' | 'disabled';
  /** Time of the newest event that told of name, roles and status: events may come twice and out of order. */
  asOf: string;
}

const userKey = (id: string) => ({ partition: `USER#${id}`, sort: 'USER' });
const emailKey = (email: string) => ({ partition: `EMAIL#${email.toLowerCase()}`, sort: 'USER' });

/** Projection of a tenant's users: tasks are given to ids or e-mail addresses. */
export class UserDirectory {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  get(id: string): Promise<KnownUser | undefined> {
    return this.#table.get(userKey(id));
  }

  /** By id or e-mail address. */
  async find(idOrEmail: string): Promise<KnownUser | undefined> {
    if (!idOrEmail.includes('@')) return this.get(idOrEmail);
    const link = await this.#table.get<{ id: string }>(emailKey(idOrEmail));
    return link && this.get(link.id);
  }

  async learn(user: Omit<KnownUser, 'asOf' | 'status'> & { status?: KnownUser['status'] }, at: string): Promise<void> {
    const known = await this.get(user.id);
    const newer = known !== undefined && known.asOf > at ? known : undefined;
    const email = user.email ?? known?.email;
    const item: KnownUser = {
      id: user.id,
      name: newer?.name ?? user.name,
      roles: newer?.roles ?? user.roles,
      status: newer?.status ?? user.status ?? 'active',
      asOf: newer?.asOf ?? at,
      ...(email === undefined ? {} : { email }),
    };
    await this.#table.write([
      { put: userKey(user.id), item: { ...item } },
      ...(user.email === undefined ? [] : [{ put: emailKey(user.email), item: { id: user.id } }]),
    ]);
  }
}
