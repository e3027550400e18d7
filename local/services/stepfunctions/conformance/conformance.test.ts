import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestEngine } from '../testing.ts';
import { AREAS } from './areas.ts';
import { check, conformanceEngine } from './run.ts';

let test: TestEngine;
beforeAll(async () => {
  test = await conformanceEngine();
});
afterAll(() => test.close());

for (const { area, cases } of AREAS) {
  describe(area, () => {
    for (const one of cases) {
      it(one.name, async () => {
        expect(await check(test, one)).toEqual([]);
      });
    }
  });
}
