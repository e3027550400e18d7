import { AwsCallError } from '#local/services/contract.ts';
import { awsManagedPolicy } from './managed-policies.ts';
import { type PolicyStatement, parsePolicyDocument } from './policy/document.ts';
import { PolicySet } from './policy/evaluate.ts';

export interface Role {
  name: string;
  arn: string;
  id: string;
  trust: PolicyStatement[];
  tags: Record<string, string>;
  /** Inline policies and those that AWS::IAM::Policy attaches, by name. */
  inline: Map<string, PolicyStatement[]>;
  /** ARNs of managed policies. */
  managed: Set<string>;
  boundary: string | undefined;
}

interface Permissions {
  identity: PolicySet;
  boundary: PolicySet | undefined;
}

/** Roles and the policies attached to them, compiled when first asked for. */
export class Roles {
  readonly #roles = new Map<string, Role>();
  readonly #managed = new Map<string, PolicyStatement[]>();
  readonly #compiled = new Map<string, Permissions>();

  put(role: Role): void {
    this.#roles.set(role.arn, role);
    this.#compiled.clear();
  }

  get(arn: string): Role | undefined {
    return this.#roles.get(arn);
  }

  named(name: string): Role {
    const role = [...this.#roles.values()].find((candidate) => candidate.name === name);
    if (!role) throw new AwsCallError('NoSuchEntity', `The role with name ${name} cannot be found.`, 404);
    return role;
  }

  attachInline(roleName: string, policyName: string, document: unknown): void {
    this.named(roleName).inline.set(policyName, parsePolicyDocument(document));
    this.#compiled.clear();
  }

  attachManaged(roleName: string, policyArn: string): void {
    this.named(roleName).managed.add(policyArn);
    this.#compiled.clear();
  }

  putManaged(arn: string, document: unknown): void {
    this.#managed.set(arn, parsePolicyDocument(document));
    this.#compiled.clear();
  }

  /** Undefined for a role that does not exist (any more). */
  permissions(arn: string): Permissions | undefined {
    const known = this.#compiled.get(arn);
    if (known) return known;
    const role = this.#roles.get(arn);
    if (!role) return undefined;
    const managed = [...role.managed].flatMap((policy) => this.#managedStatements(policy));
    const permissions = {
      identity: new PolicySet([...[...role.inline.values()].flat(), ...managed]),
      boundary: role.boundary === undefined ? undefined : new PolicySet(this.#managedStatements(role.boundary)),
    };
    this.#compiled.set(arn, permissions);
    return permissions;
  }

  #managedStatements(arn: string): PolicyStatement[] {
    return this.#managed.get(arn) ?? awsManagedPolicy(arn);
  }
}
