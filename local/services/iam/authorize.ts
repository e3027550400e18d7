import type { AwsRequest, AwsResponse, CloudContext } from '#local/services/contract.ts';
import { denial, type Reason } from './denial.ts';
import type { Identities, Session } from './identities.ts';
import type { ConditionContext } from './policy/context.ts';
import type { AccessQuestion } from './policy/evaluate.ts';
import type { Access, Names } from './requests/access.ts';
import { accessOf } from './requests/index.ts';
import type { Roles } from './roles.ts';

export function userArn(partition: string, { caller }: Pick<Session, 'caller'>): string {
  const role = caller.roleArn.split('/').at(-1);
  return `arn:${partition}:sts::${caller.accountId}:assumed-role/${role}/${caller.sessionName}`;
}

/** Condition keys that every call has. The loopback connection stands for the TLS that AWS would see. */
function globalContext(
  context: CloudContext,
  session: Session,
  roleTags: Record<string, string>,
): Map<string, readonly string[]> {
  const now = new Date();
  const values = new Map<string, readonly string[]>([
    ['aws:principalarn', [session.caller.roleArn]],
    ['aws:principalaccount', [session.caller.accountId]],
    ['aws:principaltype', ['AssumedRole']],
    ['aws:resourceaccount', [context.accountId]],
    ['aws:requestedregion', [context.region]],
    ['aws:securetransport', ['true']],
    ['aws:sourceip', ['127.0.0.1']],
    ['aws:currenttime', [now.toISOString()]],
    ['aws:epochtime', [String(Math.floor(now.getTime() / 1000))]],
  ]);
  // A session's tag wins over the role's of the same name.
  for (const [key, value] of Object.entries({ ...roleTags, ...session.tags }))
    values.set(`aws:principaltag/${key.toLowerCase()}`, [value]);
  return values;
}

function withKeys(base: Map<string, readonly string[]>, keys: Access['context']): ConditionContext {
  if (!keys) return base;
  const merged = new Map(base);
  for (const [key, value] of Object.entries(keys)) {
    if (value !== undefined) merged.set(key.toLowerCase(), typeof value === 'string' ? [value] : value);
  }
  return merged;
}

/** Decides calls under role credentials; the operator's own keys, which have no role, may do everything. */
export class Authorizer {
  readonly #context: CloudContext;
  readonly #roles: Roles;
  readonly #identities: Identities;
  readonly #names: Names;

  constructor(context: CloudContext, roles: Roles, identities: Identities, names: Names) {
    this.#context = context;
    this.#roles = roles;
    this.#identities = identities;
    this.#names = names;
  }

  authorize(request: AwsRequest): AwsResponse | undefined {
    const session = this.#sessionOf(request);
    // Everybody may ask who they are.
    if (!session || (request.service === 'sts' && request.action === 'GetCallerIdentity')) return undefined;
    const base = globalContext(this.#context, session, this.#roles.get(session.caller.roleArn)?.tags ?? {});
    for (const access of accessOf(request, this.#names)) {
      const question: AccessQuestion = {
        action: access.action,
        resource: access.resource,
        context: withKeys(base, access.context),
      };
      const reason = this.#refusal(session, question);
      if (reason) return denial(request, userArn(this.#context.partition, session), access, reason);
    }
    return undefined;
  }

  #sessionOf({ caller }: AwsRequest): Session | undefined {
    if (caller.roleArn === undefined) return undefined;
    const minted = this.#identities.session(caller.accessKeyId);
    if (minted) return minted;
    // A service acting for a role in process (a state machine, a rule) has no keys.
    const { roleArn, sessionName = 'local' } = caller;
    return {
      caller: { ...caller, roleArn, sessionName },
      tags: {},
      policy: undefined,
      expiresAt: Number.POSITIVE_INFINITY,
    };
  }

  #refusal(session: Session, question: AccessQuestion): Reason | undefined {
    const permissions = this.#roles.permissions(session.caller.roleArn);
    if (!permissions) return 'no identity-based policy allows';
    const decision = permissions.identity.decide(question);
    const boundary = permissions.boundary?.decide(question) ?? 'allow';
    const narrowed = session.policy?.decide(question) ?? 'allow';
    if ([decision, boundary, narrowed].includes('explicit-deny')) return 'explicit deny';
    if (decision !== 'allow') return 'no identity-based policy allows';
    if (boundary !== 'allow') return 'no permissions boundary allows';
    return narrowed === 'allow' ? undefined : 'no session policy allows';
  }
}
