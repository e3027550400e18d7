import { describe, expect, it } from 'vitest';
import { evaluate, type Scope } from './intrinsics.ts';
import { createStackScope } from './stack-scope.ts';
import { TemplateSchema } from './template.ts';

const template = TemplateSchema.parse({
  Parameters: { Stage: { Type: 'String', Default: 'dev' }, Zones: { Type: 'CommaDelimitedList', Default: 'a, b' } },
  Conditions: {
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    NotProd: { 'Fn::Not': [{ Condition: 'IsProd' }] },
    Both: { 'Fn::And': [{ Condition: 'NotProd' }, { 'Fn::Equals': [1, 1] }] },
    Either: { 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'NotProd' }] },
  },
  Mappings: { Sizes: { dev: { memory: 128 } } },
});

function scopeOf(parameters: Record<string, string> = {}): Scope {
  return createStackScope(
    { name: 'shop', template, parameters: {} },
    {
      accountId: '000000000000',
      region: 'eu-west-1',
      partition: 'aws',
      parameters,
      exports: new Map([['other:Table', 'orders']]),
      created: new Map([['Queue', { ref: 'queue-url', attributes: { Arn: 'arn:queue', 'Nested.Name': 'deep' } }]]),
    },
  );
}

describe('an expression of a template', () => {
  it.each([
    ['Ref to a resource', { Ref: 'Queue' }, 'queue-url'],
    ['Ref to a parameter', { Ref: 'Stage' }, 'dev'],
    ['Ref to a list parameter', { Ref: 'Zones' }, ['a', 'b']],
    ['Ref to a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-1'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:queue'],
    ['GetAtt as text', { 'Fn::GetAtt': 'Queue.Nested.Name' }, 'deep'],
    ['Sub', { 'Fn::Sub': '${AWS::Partition}:${Queue}:${Queue.Arn}:${!kept}' }, 'aws:queue-url:arn:queue:${kept}'],
    ['Sub with variables', { 'Fn::Sub': ['${A}-${Stage}', { A: { Ref: 'Queue' } }] }, 'queue-url-dev'],
    ['Join', { 'Fn::Join': ['/', ['a', { Ref: 'Stage' }]] }, 'a/dev'],
    ['Select of Split', { 'Fn::Select': ['1', { 'Fn::Split': ['-', 'x-y'] }] }, 'y'],
    ['If', { 'Fn::If': ['IsProd', 'big', 'small'] }, 'small'],
    ['And', { 'Fn::If': ['Both', 1, 2] }, 1],
    ['Or', { 'Fn::If': ['Either', 1, 2] }, 1],
    ['FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] }, 128],
    ['ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': 'other:Table' } }, 'orders'],
    ['Base64', { 'Fn::Base64': 'hi' }, 'aGk='],
    ['GetAZs', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, 'eu-west-1a'],
    ['nothing', { a: [1, { b: true }] }, { a: [1, { b: true }] }],
  ])('%s', (_name, expression, expected) => {
    expect(evaluate(expression, scopeOf())).toEqual(expected);
  });

  it('leaves out what AWS::NoValue stands for', () => {
    const gone = { 'Fn::If': ['IsProd', 1, { Ref: 'AWS::NoValue' }] };
    expect(evaluate({ kept: 1, gone, list: [gone, 2] }, scopeOf())).toEqual({ kept: 1, list: [2] });
  });

  it('takes parameters from outside before the template’s default', () => {
    expect(evaluate({ 'Fn::If': ['IsProd', 'big', 'small'] }, scopeOf({ Stage: 'prod' }))).toBe('big');
  });
});

describe('an expression that names what is not there', () => {
  it.each([
    [{ Ref: 'Nobody' }, 'shop refers to Nobody, which it does not declare'],
    [{ 'Fn::GetAtt': ['Queue', 'Colour'] }, 'shop/Queue (undefined) has no attribute Colour locally'],
    [{ 'Fn::ImportValue': 'lost' }, 'shop imports lost, which no stack exports'],
    [{ 'Fn::If': ['Unknown', 1, 2] }, 'shop declares no condition Unknown'],
    [{ 'Fn::FindInMap': ['Sizes', 'prod', 'memory'] }, 'shop has no mapping Sizes/prod/memory'],
    [{ 'Fn::Select': [3, ['a']] }, 'Fn::Select: no element 3 in 1'],
    [{ 'Fn::Cidr': ['10.0.0.0/16', 1] }, 'The intrinsic function Fn::Cidr is not supported locally'],
    [{ 'Fn::Join': ['-', 'text'] }, 'Fn::Join wants a list, got "text"'],
  ])('%j is refused, saying what is missing', (expression, message) => {
    expect(() => evaluate(expression, scopeOf())).toThrow(message);
  });
});
