import type { Service } from '#contracts/registry.ts';
import { timestamp } from '#runtime/ids.ts';
import { operationsOf } from './services.ts';

/** Milliseconds after which a service that answers counts as degraded. */
const SLOW_MS = 2_000;

export type Probe = (functionArn: string) => Promise<void>;

/** Asks a service for its health, now. It never throws: a service that cannot be asked is unhealthy, with the reason. */
export async function checkService(
  name: string,
  summary: string,
  functionArn: string | undefined,
  probe: Probe,
): Promise<Service> {
  const known = { name, summary, operations: operationsOf(name) };
  if (functionArn === undefined)
    return { ...known, status: 'unhealthy', checkedAt: timestamp(), detail: 'It is not deployed in this stage.' };
  const start = performance.now();
  try {
    await probe(functionArn);
    const latencyMs = Math.round(performance.now() - start);
    return { ...known, status: latencyMs > SLOW_MS ? 'degraded' : 'healthy', latencyMs, checkedAt: timestamp() };
  } catch (error) {
    return { ...known, status: 'unhealthy', checkedAt: timestamp(), detail: (error as Error).message };
  }
}
