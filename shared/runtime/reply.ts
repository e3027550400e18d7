/** An answer with more than a body. */
export class Reply<T> {
  readonly body: T;
  readonly etag: string | undefined;
  readonly headers: Record<string, string>;
  constructor(body: T, options: { etag?: string; headers?: Record<string, string> } = {}) {
    this.body = body;
    this.etag = options.etag;
    this.headers = options.headers ?? {};
  }
}

/** An answer in one of the operation's other content types. */
export class Rendered {
  readonly type: string;
  readonly body: string;
  constructor(type: string, body: string) {
    this.type = type;
    this.body = body;
  }
}
