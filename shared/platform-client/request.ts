export interface PlatformRequest {
  readonly method: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly token?: string | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface PlatformAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
  readonly etag: string | undefined;
}

/** Calls the API at `origin`; rejects only where nobody answers. */
export async function requestPlatform(
  origin: string,
  { method, path, token, body, headers }: PlatformRequest,
): Promise<PlatformAnswer> {
  const response = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { ok, status } = response;
  return { ok, status, text: await response.text(), etag: response.headers.get('etag') ?? undefined };
}
