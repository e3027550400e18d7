import type { JsonObject } from '../json.ts';

/** An answer that says no; unlike a connection that broke, trying again does not help. */
export class Refused extends Error {}

/** Calls cut off before their answer came: they may have been carried out. */
const cutOff = new Set<string>();
const PATIENCE_MS = 60_000;

export async function callEngine(port: number, action: string, body: JsonObject): Promise<JsonObject> {
  const call = JSON.stringify([action, body]);
  let response: Response;
  let answer: JsonObject;
  try {
    response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { 'x-amz-target': `AWSStepFunctions.${action}`, 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify(body),
    });
    answer = (await response.json()) as JsonObject;
  } catch (error) {
    cutOff.add(call);
    throw error;
  }
  if (response.status === 200) return answer;
  // Whoever repeats a start or an answer whose acknowledgement was cut off is told that it was done already.
  const done = answer.__type === 'ExecutionAlreadyExists' || answer.__type === 'TaskTimedOut';
  if (done && cutOff.has(call)) return {};
  if (response.status >= 500) throw new Error(`${action}: HTTP ${response.status}`);
  throw new Refused(`${action}: ${JSON.stringify(answer)}`);
}

/** Repeats a call until the engine, killed and restarted meanwhile, answers it. */
export async function retried<T>(call: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (error instanceof Refused || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
