/** What a Task's Resource names. */
export type Resource =
  | { kind: 'lambda'; arn: string }
  | { kind: 'activity'; arn: string }
  | {
      kind: 'service';
      /** 'lambda', 'states', 'aws-sdk:dynamodb' — the resourceType of history events. */
      type: string;
      /** The service alone: 'dynamodb' for both forms. */
      service: string;
      sdk: boolean;
      action: string;
      pattern: 'request' | 'sync' | 'sync:2' | 'token';
      /** Action with its pattern, the `resource` of history events: 'invoke.waitForTaskToken'. */
      resource: string;
    };

const SERVICE =
  /^arn:aws[\w-]*:states:[\w-]*:[\w-]*:(aws-sdk:)?([A-Za-z0-9-]+):([A-Za-z0-9]+)(\.sync:2|\.sync|\.waitForTaskToken)?$/;
const PATTERNS = { '.sync': 'sync', '.sync:2': 'sync:2', '.waitForTaskToken': 'token' } as const;
const cache = new Map<string, Resource | undefined>();

export function parseResource(arn: string): Resource | undefined {
  if (!cache.has(arn)) {
    if (cache.size > 10_000) cache.clear();
    cache.set(arn, parse(arn));
  }
  return cache.get(arn);
}

function parse(arn: string): Resource | undefined {
  if (/^arn:aws[\w-]*:lambda:[^:]+:\d+:function:.+$/.test(arn)) return { kind: 'lambda', arn };
  if (/^arn:aws[\w-]*:states:[^:]+:\d+:activity:.+$/.test(arn)) return { kind: 'activity', arn };
  const match = SERVICE.exec(arn);
  if (!match) return undefined;
  const [, sdk, service, action, suffix] = match as unknown as [
    string,
    string | undefined,
    string,
    string,
    keyof typeof PATTERNS | undefined,
  ];
  return {
    kind: 'service',
    type: `${sdk ?? ''}${service}`,
    service,
    sdk: sdk !== undefined,
    action,
    pattern: suffix ? PATTERNS[suffix] : 'request',
    resource: `${action}${suffix ?? ''}`,
  };
}
