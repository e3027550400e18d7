import type { AwsRequest, AwsResponse, CloudContext } from '#local/services/contract.ts';
import { denial, type Reason } from './denial.ts';
import type { Identities, Session } from './identities.ts';
import { type ConditionContext, conditionContext } from './policy/context.ts';
import type { AccessQuestion } from './policy/evaluate.ts';
import type { Access, Names } from './requests/access.ts';
import { accessOf } from './requests/index.ts';
import type { Roles } from './roles.ts';

export function userArn(partition: string, { caller }: Pick<Session, 'caller'>): string {
  const role = caller.roleArn.split('/').at(-1);
  return `arn:${partition}:sts::${caller.accountId}:assumed-role/${role}/${caller.sessionName}`;
}

/** Condition keys that every call of a session has. The loopback connection stands for the TLS that AWS would see. */
function sessionContext(
  context: CloudContext,
  session: Session,
  roleTags: Record<string, string>,
): Map<string, readonly string[]> {
  const values = new Map<string, readonly string[]>([
    ['aws:principalarn', [session.caller.roleArn]],
    ['aws:principalaccount', [session.caller.accountId]],
    ['aws:principaltype', ['AssumedRole']],
    ['aws:resourceaccount', [context.accountId]],
    ['aws:requestedregion', [context.region]],
    ['aws:securetransport', ['true']],
    ['aws:sourceip', ['127.0.0.1']],
  ]);
  // A session's tag wins over the role's of the same name.
  for (const [key, value] of Object.entries({ ...roleTags, ...session.tags }))
    values.set(`aws:principaltag/${key.toLowerCase()}`, [value]);
  return values;
}

/** The time is only told when a condition asks for it: this runs on every call. */
const clock: Record<string, () => string> = {
  'aws:currenttime': () => new Date().toISOString(),
  'aws:epochtime': () => String(Math.floor(Date.now() / 1000)),
};

/** Keys of the call in front of those of the session. */
function callContext(session: ConditionContext, { context: keys = {} }: Access): ConditionContext {
  const own = conditionContext(keys);
  return {
    get(key) {
      const tell = Object.hasOwn(clock, key) ? clock[key] : undefined;
      return tell ? [tell()] : (own.get(key) ?? session.get(key));
    },
  };
}

/** Decides calls under role credentials; the operator's own keys, which have no role, may do everything. */
export class Authorizer {
  readonly #context: CloudContext;
  readonly #roles: Roles;
  readonly #identities: Identities;
  readonly #names: Names;
  readonly #contexts = new WeakMap<Session, ConditionContext>();

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
    const base = this.#contextOf(session);
    for (const access of accessOf(request, this.#names)) {
      const question: AccessQuestion = {
        action: access.action,
        resource: access.resource,
        context: callContext(base, access),
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

  #contextOf(session: Session): ConditionContext {
    let known = this.#contexts.get(session);
    if (!known) {
      known = sessionContext(this.#context, session, this.#roles.get(session.caller.roleArn)?.tags ?? {});
      this.#contexts.set(session, known);
    }
    return known;
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
