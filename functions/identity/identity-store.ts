import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import { absent, ConditionFailed, present, type TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import type { Role } from '#contracts/core/operation.ts';
import type { Page, PageQuery } from '#contracts/core/page.ts';
import type { Tenant } from '#contracts/identity.ts';
import type { LoginDirectory } from './login-directory.ts';
import { hashSecret } from './secret.ts';
import { SESSION_DAYS, type StoredSession } from './session.ts';
import type { StoredUser } from './user.ts';

const TENANT = { partition: 'TENANT', sort: 'TENANT' };
const userKey = (id: string) => ({ partition: 'USER', sort: id });
const sessionKey = (id: string) => ({ partition: 'SESSION', sort: id });
const sessionEnd = () => Math.floor(Date.now() / 1000) + SESSION_DAYS * 24 * 3600;

/** Tenants, users and sessions of one tenant. Keys: TENANT, USER/<id>, SESSION/<id>. */
export class IdentityStore {
  readonly #table: TenantTable;
  readonly #directory: LoginDirectory;

  constructor(table: TenantTable, directory: LoginDirectory) {
    this.#table = table;
    this.#directory = directory;
  }

  tenant = () => this.#table.get<Tenant>(TENANT);
  user = (id: string) => this.#table.get<StoredUser>(userKey(id));
  session = (id: string) => this.#table.get<StoredSession>(sessionKey(id));

  users({ limit, cursor, role }: PageQuery & { role?: Role | undefined }): Promise<Page<StoredUser>> {
    const filter = role && {
      expression: 'contains(#roles, :role)',
      names: { '#roles': 'roles' },
      values: { ':role': role },
    };
    return this.#table.query<StoredUser>({ partition: 'USER', limit, cursor, ...(filter ? { filter } : {}) });
  }

  allUsers = () => this.#table.queryAll<StoredUser>({ partition: 'USER' });

  /** @returns false when the slug is taken */
  createTenant(tenant: Tenant, admin: StoredUser, events: PublishableEvent[]): Promise<boolean> {
    return this.#unlessTaken(() =>
      this.#table.write(
        [
          { put: TENANT, item: { ...tenant }, condition: absent },
          { put: userKey(admin.id), item: { ...admin }, condition: absent },
        ],
        events,
        [this.#directory.claimSlug(tenant.slug, tenant.id), this.#claim(admin, tenant.slug)],
      ),
    );
  }

  /** @returns false when the address is taken in this tenant */
  createUser(user: StoredUser, slug: string, events: PublishableEvent[]): Promise<boolean> {
    return this.#unlessTaken(() =>
      this.#table.write([{ put: userKey(user.id), item: { ...user }, condition: absent }], events, [
        this.#claim(user, slug),
      ]),
    );
  }

  saveUser(user: StoredUser, events: PublishableEvent[]): Promise<void> {
    return this.#table.write([{ put: userKey(user.id), item: { ...user }, condition: present }], events);
  }

  openSession(session: StoredSession): Promise<void> {
    return this.#table.write([
      { put: sessionKey(session.id), item: { ...session }, condition: absent, expiresAt: sessionEnd() },
    ]);
  }

  /** Puts a new secret in the place of the one that was shown. @returns false when another refresh was faster */
  rotateSession(session: StoredSession, secret: string, now: string): Promise<boolean> {
    return this.#unlessTaken(() =>
      this.#table.write([
        {
          update: sessionKey(session.id),
          set: { secretHash: hashSecret(secret), refreshedAt: now, expiresAt: sessionEnd() },
          condition: { expression: 'secretHash = :shown', values: { ':shown': session.secretHash } },
        },
      ]),
    );
  }

  endSession = (id: string) => this.#table.write([{ delete: sessionKey(id) }]);

  #claim(user: StoredUser, slug: string) {
    return this.#directory.claimEmail(user.email, { tenantId: user.tenant_id, slug, userId: user.id });
  }

  async #unlessTaken(write: () => Promise<void>): Promise<boolean> {
    try {
      await write();
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  }
}

export type StoreOf = (tenantId: string) => IdentityStore;
