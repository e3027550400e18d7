import { SessionSchema } from '#contracts/sessions.ts';
import { Api } from './api.ts';

/** The demo tenant and its people. The password is public: never seed this tenant where others can reach it. */
export const DEMO_TENANT = { id: 'a0000000-0000-4000-8000-000000000001', name: 'Acme', slug: 'acme' };
export const DEMO_PASSWORD = 'flowmaster-demo';
export const PEOPLE = {
  ada: { email: 'ada@acme.example', name: 'Ada Admin', roles: ['admin'] },
  dana: { email: 'dana@acme.example', name: 'Dana Designer', roles: ['designer'] },
  emil: { email: 'emil@acme.example', name: 'Emil Employee', roles: ['employee'] },
  mara: { email: 'mara@acme.example', name: 'Mara Manager', roles: ['manager'] },
  /** A program, not a person: takes jobs. */
  robin: { email: 'robin@acme.example', name: 'Robin Worker', roles: ['worker'] },
} as const;
export type Person = keyof typeof PEOPLE;

export async function signIn(url: string, person: Person): Promise<Api> {
  const session = await new Api(url).post('/auth/login', SessionSchema, {
    email: PEOPLE[person].email,
    password: DEMO_PASSWORD,
  });
  return new Api(url, session.accessToken);
}

/** Everybody of the demo tenant, signed in. */
export async function signInAll(url: string): Promise<Record<Person, Api>> {
  const entries = await Promise.all(
    (Object.keys(PEOPLE) as Person[]).map(async (person) => [person, await signIn(url, person)] as const),
  );
  return Object.fromEntries(entries) as Record<Person, Api>;
}
