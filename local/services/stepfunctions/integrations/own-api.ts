import { isObject, type Json, type JsonObject } from '../json.ts';
import { type Answer, type Integrations, ServiceError } from '../ports.ts';

type Handle = (target: string, body: unknown) => Promise<Answer>;

/** `aws-sdk:sfn:*` tasks are answered by the engine itself; names are capitalised in state machines, not in the protocol. */
export function withOwnApi(integrations: Integrations, handle: Handle): Integrations {
  return {
    invokeLambda: (arn, payload, options) => integrations.invokeLambda(arn, payload, options),
    ...(integrations.http ? { http: integrations.http } : {}),
    putEvents: (entries, caller) => integrations.putEvents(entries, caller),
    async call(service, action, parameters, caller) {
      if (service !== 'sfn') return integrations.call(service, action, parameters, caller);
      const name = action.charAt(0).toUpperCase() + action.slice(1);
      const { status, body } = await handle(`AWSStepFunctions.${name}`, renamed(parameters, lower));
      if (status === 200) return renamed(body, upper);
      throw new ServiceError(String(body.__type), String(body.message), status);
    },
  };
}

const lower = (key: string): string => key.charAt(0).toLowerCase() + key.slice(1);
const upper = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1);

function renamed(value: Json, rename: (key: string) => string): Json {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  if (!isObject(value)) return value;
  const out: JsonObject = {};
  // Inputs are texts in this API, even where a state gives them as objects.
  for (const [key, item] of Object.entries(value))
    out[rename(key)] = isText(key, item) ? JSON.stringify(item) : renamed(item, rename);
  return out;
}

function isText(key: string, value: Json): boolean {
  return (key === 'Input' || key === 'Output') && typeof value === 'object';
}
