import { API_PREFIX, operations } from '#contracts/operations.ts';
import { AppError } from '#runtime/errors.ts';
import type { HttpEvent } from '#runtime/request.ts';

const patterns = operations.map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^${API_PREFIX}${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
}));

/** HTTP APIs answer a known path with an unknown method as if the path did not exist; RFC 9110 wants 405 with Allow. */
export function refuseWrongMethod(event: HttpEvent): void {
  const allowed = [
    ...new Set(patterns.filter(({ pattern }) => pattern.test(event.rawPath)).map(({ method }) => method)),
  ];
  if (allowed.length === 0) return;
  throw new AppError(
    'method-not-allowed',
    'route.method-not-allowed',
    `${event.rawPath} does not take ${event.requestContext.http.method}.`,
    {
      help: `Use ${allowed.join(' or ')}.`,
      headers: { allow: allowed.join(', ') },
    },
  );
}
