import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionContext } from './context.ts';
import { type Decision, PolicySet } from './evaluate.ts';
import { unknownResource } from './statement.ts';

const table = 'arn:aws:dynamodb:eu-central-1:000000000000:table/tasks';
type Context = Record<string, string | string[]>;

function decide(
  statements: object[],
  overrides: { action?: string; resource?: string; context?: Context } = {},
): Decision {
  const { action = 'dynamodb:GetItem', resource = table, context = {} } = overrides;
  const policy = PolicySet.fromDocuments([{ Version: '2012-10-17', Statement: statements }]);
  return policy.decide({ action, resource, context: conditionContext(context) });
}
const allow = (extra: object = {}) => ({ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*', ...extra });
const when = (Condition: object, context: Context) => decide([allow({ Condition })], { context });

describe('policy evaluation', () => {
  it('denies what nothing allows', () => {
    expect(decide([])).toBe('implicit-deny');
    expect(decide([allow({ Action: 'dynamodb:PutItem' })])).toBe('implicit-deny');
    expect(decide([allow({ Resource: `${table}2` })])).toBe('implicit-deny');
  });

  it('matches actions without case and with wildcards, resources with wildcards and case', () => {
    expect(decide([allow({ Action: 'DynamoDB:get*' })])).toBe('allow');
    expect(decide([allow({ Action: ['s3:GetObject', 'dynamodb:?etItem'] })])).toBe('allow');
    expect(decide([allow({ Resource: 'arn:aws:dynamodb:*:*:table/ta*' })])).toBe('allow');
    expect(decide([allow({ Resource: 'arn:aws:dynamodb:*:*:table/TASKS' })])).toBe('implicit-deny');
  });

  it('reads NotAction and NotResource as all others', () => {
    const statement = (extra: object) => ({ Effect: 'Allow', ...extra });
    expect(decide([statement({ NotAction: 's3:*', Resource: '*' })])).toBe('allow');
    expect(decide([statement({ NotAction: 'dynamodb:*', Resource: '*' })])).toBe('implicit-deny');
    expect(decide([statement({ Action: '*', NotResource: table })])).toBe('implicit-deny');
    expect(decide([statement({ Action: '*', NotResource: `${table}/index/*` })])).toBe('allow');
  });

  it('lets an explicit deny win, wherever it stands', () => {
    const deny = { Effect: 'Deny', Action: 'dynamodb:GetItem', Resource: '*' };
    expect(decide([allow(), deny])).toBe('explicit-deny');
    expect(decide([deny, allow()])).toBe('explicit-deny');
  });

  it('takes a token whose resource cannot be seen for any allowed resource', () => {
    const policy = PolicySet.fromDocuments([
      {
        Statement: {
          Effect: 'Allow',
          Action: 'states:SendTaskSuccess',
          Resource: 'arn:aws:states:*:*:stateMachine:x*',
        },
      },
    ]);
    const question = { action: 'states:SendTaskSuccess', resource: unknownResource, context: new Map() } as const;
    expect(policy.decide(question)).toBe('allow');
  });

  it.each<[string, object, Context, Decision]>([
    [
      'all leading keys inside',
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TENANT#*'] } },
      { 'dynamodb:LeadingKeys': ['TENANT#a', 'TENANT#b'] },
      'allow',
    ],
    [
      'one leading key outside',
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TENANT#*'] } },
      { 'dynamodb:LeadingKeys': ['TENANT#a', 'LOGIN#b'] },
      'implicit-deny',
    ],
    [
      'ForAllValues without the key',
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TENANT#*'] } },
      {},
      'allow',
    ],
    ['ForAnyValue without the key', { 'ForAnyValue:StringEquals': { k: 'a' } }, {}, 'implicit-deny'],
    ['ForAnyValue with one', { 'ForAnyValue:StringEquals': { k: 'a' } }, { k: ['b', 'a'] }, 'allow'],
    ['key names without case', { StringEquals: { 'AWS:SourceAccount': '1' } }, { 'aws:sourceaccount': '1' }, 'allow'],
    ['StringEquals, missing key', { StringEquals: { k: 'a' } }, {}, 'implicit-deny'],
    ['StringNotEquals, missing key', { StringNotEquals: { k: 'a' } }, {}, 'allow'],
    ['StringNotEquals, one of several', { StringNotEquals: { k: ['a', 'b'] } }, { k: 'b' }, 'implicit-deny'],
    ['IfExists, missing key', { StringEqualsIfExists: { k: 'a' } }, {}, 'allow'],
    ['IfExists, other value', { StringEqualsIfExists: { k: 'a' } }, { k: 'b' }, 'implicit-deny'],
    ['StringEqualsIgnoreCase', { StringEqualsIgnoreCase: { k: 'AB' } }, { k: 'ab' }, 'allow'],
    ['ArnLike', { ArnLike: { k: 'arn:aws:events:*:*:rule/x*' } }, { k: 'arn:aws:events:eu:0:rule/xy' }, 'allow'],
    [
      'ArnLike, a star stays in its part',
      { ArnLike: { k: 'arn:aws:*:0:rule/x:y' } },
      { k: 'arn:aws:events:eu:0:rule/x:y' },
      'implicit-deny',
    ],
    ['Bool', { Bool: { k: true } }, { k: 'True' }, 'allow'],
    ['NumericLessThan', { NumericLessThan: { k: '10' } }, { k: '9' }, 'allow'],
    ['NumericLessThan on text', { NumericLessThan: { k: '10' } }, { k: 'x' }, 'implicit-deny'],
    ['DateGreaterThan', { DateGreaterThan: { k: '2026-01-01T00:00:00Z' } }, { k: '2026-02-01T00:00:00Z' }, 'allow'],
    ['IpAddress', { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } }, { 'aws:SourceIp': '127.0.0.1' }, 'allow'],
    [
      'NotIpAddress',
      { NotIpAddress: { 'aws:SourceIp': '127.0.0.0/8' } },
      { 'aws:SourceIp': '127.0.0.1' },
      'implicit-deny',
    ],
    ['Null true', { Null: { k: 'true' } }, {}, 'allow'],
    ['Null false', { Null: { k: false } }, {}, 'implicit-deny'],
    [
      'a variable',
      { StringEquals: { k: '${aws:PrincipalTag/tenant}' } },
      { k: 'a', 'aws:PrincipalTag/tenant': 'a' },
      'allow',
    ],
    ['a variable without value', { StringEquals: { k: '${aws:PrincipalTag/tenant}' } }, { k: '' }, 'implicit-deny'],
    ['a variable with default', { StringEquals: { k: "${aws:PrincipalTag/tenant, 'none'}" } }, { k: 'none' }, 'allow'],
    [
      'all operators must hold',
      { StringEquals: { k: 'a' }, Bool: { b: 'true' } },
      { k: 'a', b: 'false' },
      'implicit-deny',
    ],
  ])('%s', (_name, condition, context, expected) => {
    expect(when(condition, context)).toBe(expected);
  });

  it.each<[object, string]>([
    [{ Effect: 'Maybe', Action: '*', Resource: '*' }, 'Statement'],
    [{ Effect: 'Allow', Resource: '*' }, 'exactly one of Action and NotAction'],
    [allow({ Condition: { StringSounds: { k: 'a' } } }), 'Invalid Condition type : StringSounds'],
    [allow({ Permit: 1 }), 'Statement'],
  ])('refuses %j', (statement, message) => {
    expect(() => decide([statement])).toThrow(message);
  });
});

describe('policy evaluation over random policies', () => {
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.constantFrom('*', 'dynamodb:*', 'dynamodb:GetItem', 's3:*'),
    Resource: fc.constantFrom('*', table, `${table}*`, 'arn:aws:s3:::b'),
  });
  const statements = fc.array(statement, { maxLength: 6 });
  it('an applicable explicit deny always wins', () => {
    fc.assert(
      fc.property(statements, statements, (before, after) => {
        expect(decide([...before, { Effect: 'Deny', Action: 'dynamodb:Get*', Resource: '*' }, ...after])).toBe(
          'explicit-deny',
        );
      }),
    );
  });
  it('does not depend on the order of statements', () => {
    fc.assert(
      fc.property(
        statements.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([a, b]) => {
          expect(decide(a)).toBe(decide(b));
        },
      ),
    );
  });
  it('one more allow never takes anything away', () => {
    fc.assert(
      fc.property(statements, statement, (all, extra) => {
        if (decide(all) === 'allow') expect(decide([...all, { ...extra, Effect: 'Allow' }])).toBe('allow');
      }),
    );
  });
});
