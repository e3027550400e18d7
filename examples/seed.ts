import { z } from 'zod';
import { pageOf } from '#contracts/core/page.ts';
import { UserSchema } from '#contracts/identity.ts';
import { publishExamples } from './player/definitions.ts';
import { DEMO_PASSWORD, DEMO_TENANT, PEOPLE, type Person, signIn } from './player/people.ts';

export interface SeedOptions {
  /** Origin of the API. */
  url: string;
  /** Invokes `identity-tasks`, as an operator of the platform may. */
  createTenant: (payload: { operation: 'tenant.create' } & Record<string, unknown>) => Promise<unknown>;
  onStep?: (text: string) => void;
}

/** Creates the demo tenant with its people and publishes the examples in it; what exists already stays as it is. */
export async function seedDemoTenant({ url, createTenant, onStep }: SeedOptions): Promise<void> {
  const { ada, ...others } = PEOPLE;
  const admin = await signIn(url, 'ada').catch(async () => {
    await createTenant({
      operation: 'tenant.create',
      tenantId: DEMO_TENANT.id,
      name: DEMO_TENANT.name,
      slug: DEMO_TENANT.slug,
      admin: { email: ada.email, name: ada.name, password: DEMO_PASSWORD },
    });
    return signIn(url, 'ada');
  });
  const { items } = await admin.get('/users?limit=100', pageOf(UserSchema));
  for (const person of Object.keys(others) as Exclude<Person, 'ada'>[]) {
    const { email, name, roles } = others[person];
    if (items.some((user) => user.email === email)) continue;
    await admin.post('/users', z.unknown(), { email, name, roles, password: DEMO_PASSWORD });
  }
  await publishExamples(await signIn(url, 'dana'), (name) => onStep?.(`published "${name}"`));
}
