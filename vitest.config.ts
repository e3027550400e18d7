import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{bin,infra,functions,state-machines,shared,local,examples,bench,tests}/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'build/**', 'cdk.out/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: process.env.CI ? ['default'] : ['default'],
  },
});
