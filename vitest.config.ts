import { defineConfig } from 'vitest/config';

const excluded = ['**/node_modules/**', 'build/**', 'cdk.out/**'];
const shared = { testTimeout: 30_000, hookTimeout: 120_000, pool: 'forks' as const, exclude: excluded };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'parts',
          include: [
            '{bin,infra,functions,state-machines,shared,local,examples,bench}/**/*.test.ts',
            'tests/{bad-input,compiler-engine,contexts}/**/*.test.ts',
            'web/src/**/*.test.{ts,tsx}',
          ],
        },
      },
      {
        // The web app in a browser, built once.
        test: { ...shared, name: 'web', include: ['tests/web/**/*.test.ts'], globalSetup: ['tests/web/build.ts'] },
      },
      {
        // The whole system, booted once from the synthesized assembly, through its public door.
        test: {
          ...shared,
          name: 'system',
          include: ['tests/system/**/*.test.ts'],
          globalSetup: ['tests/system/boot.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
