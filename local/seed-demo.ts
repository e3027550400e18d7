import { DEMO_PASSWORD, PEOPLE } from '#examples/player/people.ts';
import { seedDemoTenant } from '#examples/seed.ts';
import type { LocalCloud } from './cloud.ts';

type Cloud = Pick<LocalCloud, 'url' | 'invoke' | 'resources'>;

/** The function that creates tenants, as the template names it. */
function identityTasks({ resources }: Cloud): string {
  const found = resources.find(({ type, ref }) => type === 'AWS::Lambda::Function' && ref.endsWith('-identity-tasks'));
  if (!found) throw new Error('The assembly has no function identity-tasks; start with --no-demo, or build again.');
  return found.ref;
}

/**
 * Creates the demo tenant the way an operator of the platform would: by invoking identity-tasks.
 * @returns lines that say how to sign in
 */
export async function seedDemo(cloud: Cloud, onStep: (text: string) => void): Promise<string[]> {
  const name = identityTasks(cloud);
  await seedDemoTenant({
    url: cloud.url,
    onStep,
    createTenant: async (payload) => {
      const result = await cloud.invoke(name, payload);
      if (result.functionError) throw new Error(`The demo tenant could not be created: ${result.payload}`);
    },
  });
  return [
    `Sign in as ${Object.values(PEOPLE)
      .map(({ email, roles }) => `${email} (${roles.join(', ')})`)
      .join(', ')}`,
    `Password: ${DEMO_PASSWORD}`,
  ];
}
