import type { Role } from '#contracts/core/operation.ts';
import { RoleSchema, type User } from '#contracts/identity.ts';

/** A user as this context knows it, from identity's events. */
export type Recipient = Pick<User, 'id' | 'email' | 'name' | 'roles' | 'status'>;

export interface Address {
  channel: 'email' | 'in_app';
  /** E-mail address, or user id. */
  to: string;
  userId?: string;
}

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
const roleOf = (text: string): Role | undefined => RoleSchema.safeParse(text.replace(/^role:/, '')).data;

const addressOf = (channel: Address['channel'], user: Recipient): Address => ({
  channel,
  to: channel === 'email' ? user.email : user.id,
  userId: user.id,
});

/**
 * Who is meant by `to`: user ids, e-mail addresses, `role:<role>`. An address that is no user's gets e-mail only.
 * @returns the addresses, and the names that fit nobody
 */
export function resolveRecipients(
  channel: Address['channel'],
  to: string | readonly string[],
  users: readonly Recipient[],
) {
  const active = users.filter((user) => user.status === 'active');
  const unknown: string[] = [];
  const found = new Map<string, Address>();
  const add = (address: Address) => found.set(`${address.channel}:${address.to}`, address);
  for (const name of typeof to === 'string' ? [to] : to) {
    const role = name.startsWith('role:') ? roleOf(name) : undefined;
    const meant = active.filter((user) =>
      role ? user.roles.includes(role) : user.id === name || user.email === name.toLowerCase(),
    );
    for (const user of meant) add(addressOf(channel, user));
    if (meant.length > 0) continue;
    if (isEmail(name)) add({ channel: 'email', to: name });
    else unknown.push(name);
  }
  return { addresses: [...found.values()], unknown };
}
