import type { CloudContext } from '#local/services/contract.ts';
import { authorizerEvent, type proxyEvent } from './event.ts';
import { type Authorizer, gatewayError, type HttpResponse } from './model.ts';

type ProxyEvent = ReturnType<typeof proxyEvent>;
type Decision = { allowed: true; context: unknown } | { allowed: false; answer: HttpResponse };

interface Cached {
  until: number;
  decision: Decision;
}

const MAXIMUM_CACHED = 10_000;

/** Asks a REQUEST authorizer (simple responses), or remembers what it said for the same identity within its TTL. */
export class RequestAuthorizer {
  readonly #authorizer: Authorizer;
  readonly #context: CloudContext;
  readonly #cache = new Map<string, Cached>();
  readonly #asking = new Map<string, Promise<Decision>>();

  constructor(authorizer: Authorizer, context: CloudContext) {
    this.#authorizer = authorizer;
    this.#context = context;
  }

  async decide(event: ProxyEvent, routeArn: string): Promise<Decision> {
    const { identitySources, cacheSeconds } = this.#authorizer;
    const identity = identitySources.map((source) => identityValue(source, event));
    // A missing identity is refused without asking: the function never sees the request.
    if (identity.some((value) => value === undefined || value === '')) {
      return { allowed: false, answer: gatewayError(401, 'Unauthorized') };
    }
    const values = identity as string[];
    if (cacheSeconds === 0 || values.length === 0) return this.#ask(event, routeArn, values);
    const key = values.join('\n');
    const cached = this.#cache.get(key);
    if (cached && cached.until > Date.now()) return cached.decision;
    const asking = this.#asking.get(key) ?? this.#askAndRemember(key, event, routeArn, values);
    this.#asking.set(key, asking);
    return asking;
  }

  async #askAndRemember(key: string, event: ProxyEvent, routeArn: string, values: string[]): Promise<Decision> {
    try {
      const decision = await this.#ask(event, routeArn, values);
      const failed = !decision.allowed && decision.answer.status >= 500;
      if (!failed) this.#remember(key, decision);
      return decision;
    } finally {
      this.#asking.delete(key);
    }
  }

  #remember(key: string, decision: Decision): void {
    if (this.#cache.size >= MAXIMUM_CACHED) this.#cache.delete(this.#cache.keys().next().value!);
    this.#cache.delete(key);
    this.#cache.set(key, { until: Date.now() + this.#authorizer.cacheSeconds * 1000, decision });
  }

  async #ask(event: ProxyEvent, routeArn: string, identity: string[]): Promise<Decision> {
    const payload = JSON.stringify(authorizerEvent(event, routeArn, identity));
    const result = await this.#context.invokeLambda(this.#authorizer.functionArn, payload).catch(() => undefined);
    if (!result || result.functionError) return failure();
    const answer = parse(result.payload);
    if (typeof answer?.isAuthorized !== 'boolean') return failure();
    if (!answer.isAuthorized) return { allowed: false, answer: gatewayError(403, 'Forbidden') };
    return { allowed: true, context: answer.context ?? {} };
  }
}

const failure = (): Decision => ({ allowed: false, answer: gatewayError(500, 'Internal Server Error') });

function parse(payload: Buffer): { isAuthorized?: unknown; context?: unknown } | undefined {
  const value: unknown = JSON.parse(payload.toString() || 'null');
  return typeof value === 'object' && value !== null ? value : undefined;
}

function identityValue(source: string, event: ProxyEvent): string | undefined {
  const [, scope = '', name = ''] =
    /^\$(request\.header|request\.querystring|context|stageVariables)\.(.+)$/.exec(source) ?? [];
  if (scope === 'request.header') return event.headers[name.toLowerCase()];
  if (scope === 'request.querystring') return event.queryStringParameters?.[name];
  if (scope === 'stageVariables') return event.stageVariables?.[name];
  if (name === 'routeKey') return event.routeKey;
  if (name === 'path' || name === 'http.path') return event.rawPath;
  if (name === 'httpMethod' || name === 'http.method') return event.requestContext.http.method;
  return name === 'stage' ? event.requestContext.stage : undefined;
}
