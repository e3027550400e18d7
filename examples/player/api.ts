import type { z } from 'zod';
import type { Problem } from '#contracts/core/problem.ts';
import { requestPlatform } from '#platform-client/request.ts';

/** A problem document that the API answered with. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  constructor(request: string, problem: Problem) {
    const places = (problem.errors ?? []).map(({ path, message }) => `\n    ${path}: ${message}`).join('');
    super(`${request} → ${problem.status} ${problem.code}: ${problem.detail}${places}`);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

export interface Answer<T> {
  body: T;
  etag: string | undefined;
}

type Options = { body?: unknown; headers?: Record<string, string> };

/** Calls the public API as one user. Answers are parsed with the schema that the caller names. */
export class Api {
  readonly #url: string;
  readonly #token: string | undefined;

  constructor(url: string, token?: string) {
    this.#url = url;
    this.#token = token;
  }

  async call<T extends z.ZodType>(
    method: string,
    path: string,
    schema: T,
    { body, headers }: Options = {},
  ): Promise<Answer<z.output<T>>> {
    const call = { method, path, token: this.#token, body, headers };
    const { ok, status, text, etag } = await requestPlatform(this.#url, call);
    if (!ok) throw new ApiProblem(`${method} ${path}`, problemOf(text, status));
    return { body: schema.parse(text === '' ? undefined : JSON.parse(text)), etag };
  }

  async get<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
    return (await this.call('GET', path, schema)).body;
  }

  async post<T extends z.ZodType>(
    path: string,
    schema: T,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<z.output<T>> {
    return (await this.call('POST', path, schema, { body, ...(headers ? { headers } : {}) })).body;
  }

  async put<T extends z.ZodType>(
    path: string,
    schema: T,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<z.output<T>> {
    return (await this.call('PUT', path, schema, { body, ...(headers ? { headers } : {}) })).body;
  }
}

function problemOf(text: string, status: number): Problem {
  try {
    const parsed = JSON.parse(text) as Partial<Problem> & { message?: string };
    return {
      type: 'about:blank',
      title: '',
      status,
      code: parsed.code ?? 'unknown',
      detail: parsed.detail ?? parsed.message ?? text,
      requestId: parsed.requestId ?? '',
      ...parsed,
    };
  } catch {
    return { type: 'about:blank', title: '', status, code: 'unknown', detail: text.slice(0, 500), requestId: '' };
  }
}
