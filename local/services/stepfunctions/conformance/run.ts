import { deepEqual, isObject, type Json, type JsonObject, tryParse } from '../json.ts';
import { integrationsOf, REGION, type TestEngine, testEngine } from '../testing.ts';
import { AREAS } from './areas.ts';
import { type Area, alone, type Case } from './case.ts';
import { functions } from './functions.ts';

/** Some cases call a function that never answers. */
const PATIENCE_MS = 100;

/** What is wrong with how the engine runs a case; empty when nothing is. */
export async function check(test: TestEngine, one: Case): Promise<string[]> {
  const definition = one.machine ?? alone(one.state as JsonObject);
  if (one.findings) return checkFindings(test, definition, one);
  const executionArn = await test.start(await test.create(definition), one.input ?? {});
  if (one.advance !== undefined) await test.engine.clock.advance(one.advance, PATIENCE_MS);
  const row = await test.finish(executionArn);
  const problems: string[] = [];
  const differ = (what: string, got: unknown, wanted: unknown): void => {
    problems.push(`${what}: got ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`);
  };
  const status = one.status ?? (one.error === undefined ? 'SUCCEEDED' : 'FAILED');
  if (row.status !== status) differ('status', [row.status, row.error ?? '', row.cause ?? ''], status);
  if (one.output !== undefined && !deepEqual(tryParse(String(row.output)), one.output))
    differ('output', row.output, one.output);
  if (one.error !== undefined && (row.error ?? null) !== one.error) differ('error', row.error, one.error);
  if (
    one.cause !== undefined &&
    !(one.cause === null ? row.cause === undefined : String(row.cause).includes(one.cause))
  )
    differ('cause', row.cause, one.cause);
  const history = one.events || one.previous || one.details ? await test.history(executionArn) : [];
  const types = history.map((event) => event.type);
  if (one.events && JSON.stringify(types) !== JSON.stringify(one.events)) differ('events', types, one.events);
  const previous = history.map((event) => event.previousEventId);
  if (one.previous && JSON.stringify(previous) !== JSON.stringify(one.previous))
    differ('previousEventId', previous, one.previous);
  for (const [type, wanted] of Object.entries(one.details ?? {})) {
    const event = history.find((found) => found.type === type);
    const got = event && Object.entries(event).find(([key]) => key.endsWith('EventDetails'))?.[1];
    if (!isObject(got) || !includes(got, wanted)) differ(`details of ${type}`, got, wanted);
  }
  return problems;
}

/** Whether all that is wanted is there; texts need only hold what is wanted of them. */
function includes(got: Json | undefined, wanted: Json): boolean {
  if (typeof wanted === 'string') return typeof got === 'string' && got.includes(wanted);
  if (isObject(wanted))
    return isObject(got) && Object.entries(wanted).every(([key, value]) => includes(got[key], value));
  return deepEqual(got, wanted);
}

async function checkFindings(test: TestEngine, definition: JsonObject, one: Case): Promise<string[]> {
  const { diagnostics } = await test.call('ValidateStateMachineDefinition', {
    definition: JSON.stringify(definition),
    severity: 'WARNING',
    ...(one.express ? { type: 'EXPRESS' } : {}),
  });
  const found = (diagnostics as JsonObject[]).map(({ code, message, location }) => [code, message, location]);
  const wanted = one.findings ?? [];
  const same =
    found.length === wanted.length &&
    wanted.every(([code, message, location], index) => {
      const at = found[index];
      return at?.[0] === code && String(at[1]).includes(message) && at[2] === location;
    });
  return same ? [] : [`findings: got ${JSON.stringify(found)}, wanted ${JSON.stringify(wanted)}`];
}

export function conformanceEngine(): Promise<TestEngine> {
  return testEngine(functions, { integrations: integrationsOf(functions), region: REGION });
}

export interface AreaResult {
  area: string;
  passed: number;
  failures: { name: string; problems: string[] }[];
}

export async function runAreas(areas: Area[] = AREAS): Promise<AreaResult[]> {
  const test = await conformanceEngine();
  const results: AreaResult[] = [];
  try {
    for (const { area, cases } of areas) {
      const result: AreaResult = { area, passed: 0, failures: [] };
      for (const one of cases) {
        const problems = await check(test, one).catch((error: Error) => [error.message]);
        if (problems.length === 0) result.passed++;
        else result.failures.push({ name: one.name, problems });
      }
      results.push(result);
    }
  } finally {
    await test.close();
  }
  return results;
}
