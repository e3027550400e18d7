import { defineConfig } from 'vitest/config';

/** The tests that mutants of the compiler's core have to survive: those that are quick. */
export default defineConfig({
  test: {
    include: [
      'state-machines/compiler/{normalize,prove,structure}/*.test.ts',
      'shared/process-model/token-net/*.test.ts',
    ],
    exclude: ['**/node_modules/**'],
    setupFiles: ['state-machines/compiler/mutation/setup.ts'],
    testTimeout: 30_000,
  },
});
