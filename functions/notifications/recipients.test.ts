import { describe, expect, it } from 'vitest';
import { type Recipient, resolveRecipients } from './recipients.ts';

const user = (over: Partial<Recipient>): Recipient => ({
  id: 'u1',
  email: 'ann@acme.example',
  name: 'Ann',
  roles: ['employee'],
  status: 'active',
  ...over,
});
const users = [
  user({}),
  user({ id: 'u2', email: 'bo@acme.example', roles: ['manager'] }),
  user({ id: 'u3', email: 'cy@acme.example', roles: ['manager'], status: 'disabled' }),
];

describe('who a notification is for', () => {
  it('finds users by id and by address, once each', () => {
    expect(resolveRecipients('in_app', ['u1', 'ANN@acme.example'], users)).toEqual({
      addresses: [{ channel: 'in_app', to: 'u1', userId: 'u1' }],
      unknown: [],
    });
  });
  it('finds everybody with a role, but nobody who is disabled', () => {
    expect(resolveRecipients('email', 'role:manager', users).addresses).toEqual([
      { channel: 'email', to: 'bo@acme.example', userId: 'u2' },
    ]);
  });
  it('sends e-mail to an address that is no user', () => {
    expect(resolveRecipients('in_app', 'someone@else.example', users).addresses).toEqual([
      { channel: 'email', to: 'someone@else.example' },
    ]);
  });
  it('names what fits nobody', () => {
    expect(resolveRecipients('in_app', ['nobody', 'role:designer', 'role:nonsense'], users).unknown).toEqual([
      'nobody',
      'role:designer',
      'role:nonsense',
    ]);
  });
});
