import { createListener } from './http.ts';
import { identityHandlers, userOf } from './people.ts';
import { processHandlers } from './processes.ts';
import { seed } from './seed.ts';

/** An API in memory that speaks the contracts; for looking at pages, never part of the product. */
export function createFakeApi() {
  seed();
  return createListener({ handlers: { ...identityHandlers, ...processHandlers }, userOf });
}
