import { z } from 'zod';
import { ProblemErrorSchema } from '#contracts/core/problem.ts';
import { requestPlatform } from '#platform-client/request.ts';
import { CliFault } from '../fault.ts';

const ProblemSchema = z.looseObject({
  code: z.string(),
  detail: z.string(),
  help: z.string().optional(),
  errors: z.array(ProblemErrorSchema).optional(),
  diagnostics: z.unknown().optional(),
});

interface Request {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the platform's API; answers are parsed, problems become faults. */
export class PlatformClient {
  readonly #origin: string;
  readonly #token: string | undefined;

  constructor(origin: string, token?: string) {
    this.#origin = origin;
    this.#token = token;
  }

  async call<T extends z.ZodType>(
    method: string,
    path: string,
    schema: T,
    { body, headers }: Request = {},
  ): Promise<{ body: z.output<T>; etag: string | undefined }> {
    const request = `${method} ${path}`;
    const call = { method, path, token: this.#token, body, headers };
    const { ok, status, text, etag } = await requestPlatform(this.#origin, call).catch((error: Error) => {
      const reason = error.cause instanceof Error ? error.cause.message : error.message;
      throw new CliFault('platform', 'platform.unreachable', `${this.#origin} cannot be reached: ${reason}`);
    });
    if (!ok) throw refusal(request, status, text);
    const parsed = schema.safeParse(asJson(text));
    if (!parsed.success)
      throw new CliFault(
        'platform',
        'platform.unexpected-answer',
        `${request} was answered with something unexpected.`,
        'Is this the URL of the platform, and of the same version?',
      );
    return { body: parsed.data, etag };
  }
}

function refusal(request: string, status: number, text: string): CliFault {
  const problem = ProblemSchema.safeParse(asJson(text));
  if (!problem.success)
    return new CliFault('platform', 'platform.unexpected-answer', `${request} was answered with ${status}.`);
  const { code, detail, help, errors } = problem.data;
  const places = (errors ?? []).map(
    (one) => `\n  ${one.path}: ${one.message} [${one.code}]${one.help ? `\n    ${one.help}` : ''}`,
  );
  // What the platform finds wrong with the process is a finding, like what the compiler finds here.
  const kind = code === 'process.invalid' || code === 'process.not-publishable' ? 'findings' : 'platform';
  return new CliFault(kind, code, `${request} → ${status} ${code}: ${detail}${places.join('')}`, help, errors);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
