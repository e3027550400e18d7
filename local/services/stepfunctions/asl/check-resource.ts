import { isObject, type JsonObject } from '../json.ts';
import type { Findings } from './diagnostics.ts';
import type { QueryLanguage } from './model.ts';
import { parseResource, type Resource } from './resource.ts';

type Service = Extract<Resource, { kind: 'service' }>;
type Pattern = Service['pattern'];

/** The optimized integrations: which patterns AWS has for each action, and what each call must say. */
const OPTIMIZED: Record<string, Record<string, { patterns: Pattern[]; required: string[] }>> = {
  lambda: { invoke: { patterns: ['request', 'token'], required: ['FunctionName'] } },
  states: { startExecution: { patterns: ['request', 'sync', 'sync:2', 'token'], required: ['StateMachineArn'] } },
  events: { putEvents: { patterns: ['request', 'token'], required: ['Entries'] } },
  dynamodb: {
    getItem: { patterns: ['request'], required: ['TableName', 'Key'] },
    putItem: { patterns: ['request'], required: ['TableName', 'Item'] },
    updateItem: { patterns: ['request'], required: ['TableName', 'Key'] },
    deleteItem: { patterns: ['request'], required: ['TableName', 'Key'] },
  },
  sqs: { sendMessage: { patterns: ['request', 'token'], required: ['QueueUrl', 'MessageBody'] } },
  sns: { publish: { patterns: ['request', 'token'], required: ['Message'] } },
  bedrock: { invokeModel: { patterns: ['request'], required: ['ModelId'] } },
  http: { invoke: { patterns: ['request'], required: ['ApiEndpoint', 'Method'] } },
};

/** A Task's Resource: known, usable in this type of machine, and given what it needs. */
export function checkResource(
  findings: Findings,
  state: JsonObject,
  at: string,
  type: 'STANDARD' | 'EXPRESS',
  language: QueryLanguage,
): void {
  if (typeof state.Resource !== 'string') return;
  const resource = parseResource(state.Resource);
  if (!resource) {
    if (!state.Resource.startsWith('arn:')) findings.schema('Value is not a valid resource ARN', `${at}/Resource`);
    else
      findings.schema(
        `The resource provided ${state.Resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
        `${at}/Resource`,
      );
    return;
  }
  if (resource.kind === 'activity' && type === 'EXPRESS')
    findings.schema('Activities are not supported in Express state machines', `${at}/Resource`);
  if (resource.kind !== 'service') return;
  if (type === 'EXPRESS' && resource.pattern !== 'request') {
    findings.schema(
      `Express state machines do not support '.${patternName(resource.pattern)}' service integrations`,
      `${at}/Resource`,
    );
  }
  if (resource.sdk) checkSdk(findings, resource, at);
  else checkOptimized(findings, resource, state, at, language);
  if (resource.pattern === 'token') checkToken(findings, state, at);
}

function patternName(pattern: Pattern): string {
  return pattern === 'token' ? 'waitForTaskToken' : pattern;
}

function checkSdk(findings: Findings, resource: Service, at: string): void {
  if (resource.pattern === 'sync' || resource.pattern === 'sync:2') {
    findings.schema("AWS SDK service integrations do not support '.sync'", `${at}/Resource`);
  }
}

function checkOptimized(
  findings: Findings,
  resource: Service,
  state: JsonObject,
  at: string,
  language: QueryLanguage,
): void {
  const action = OPTIMIZED[resource.service]?.[resource.action];
  if (!action) {
    // AWS has more of them; this engine refuses them here rather than guess later.
    findings.error(
      'UNSUPPORTED_OPERATION',
      `The local engine does not cover the integration ${resource.service}:${resource.action}`,
      `${at}/Resource`,
    );
    return;
  }
  if (!action.patterns.includes(resource.pattern)) {
    findings.schema(
      `The integration ${resource.service}:${resource.action} does not support '.${patternName(resource.pattern)}'`,
      `${at}/Resource`,
    );
  }
  const field = language === 'JSONata' ? 'Arguments' : 'Parameters';
  const given = state[field];
  if (given === undefined && language === 'JSONPath') {
    findings.schema(`These fields are required: [${action.required.join(', ')}]`, `${at}/${field}`);
  }
  if (!isObject(given)) return;
  for (const name of action.required) {
    if (given[name] === undefined && (language === 'JSONata' || given[`${name}.$`] === undefined)) {
      findings.schema(`The field "${name}" is required but was missing`, `${at}/${field}`);
    }
  }
}

function checkToken(findings: Findings, state: JsonObject, at: string): void {
  const text = JSON.stringify(state.Arguments ?? state.Parameters ?? '');
  const dynamic = text.includes('{%') || text.includes('$$');
  if (!text.includes('Task.Token') && !dynamic) {
    findings.schema("A '.waitForTaskToken' task must pass the task token from the context object", at);
  }
}
