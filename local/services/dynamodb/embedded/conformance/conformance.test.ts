import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '#local/log.ts';
import { callDynamoDb } from '../../dynamodb-local/call.ts';
import { type DynamoDbLocal, startDynamoDbLocal } from '../../dynamodb-local/dynamodb-local.ts';
import { type Engine, openEngine } from '../engine.ts';
import type { Case } from './calls.ts';
import { cases } from './cases.ts';

let directory: string;
let reference: DynamoDbLocal;
let engine: Engine;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'flowmaster-dynamodb-'));
  reference = await startDynamoDbLocal(join(directory, 'reference'), silentLog);
  engine = openEngine({
    file: join(directory, 'ours.sqlite'),
    accountId: '000000000000',
    region: 'ddblocal',
    partition: 'aws',
  });
});
afterAll(async () => {
  engine.close();
  await reference.close();
  await rm(directory, { recursive: true, force: true });
});

type Outcome = { status: number; body: Record<string, unknown> };

/**
 * Left out of the comparison: times and identities, and the words of errors, in which DynamoDB Local differs from the service
 * (we follow the service). The names of errors are compared, without the namespace that only Java clients know.
 */
const IGNORED = new Set(
  `CreationDateTime TableId BillingModeSummary ProvisionedThroughput ItemCount TableSizeBytes IndexSizeBytes IndexArn
   DeletionProtectionEnabled ConsumedCapacity message Message`.split(/\s+/),
);

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => !IGNORED.has(name));
  if (typeof (value as { __type?: unknown }).__type === 'string') {
    return Object.fromEntries(
      members.map(([name, member]) => [
        name,
        name === '__type' ? String(member).split('#').at(-1) : comparable(member),
      ]),
    );
  }
  return Object.fromEntries(
    members.map(([name, member]) => [name, isSet(name, member) ? [...member].sort() : comparable(member)]),
  );
}

const isSet = (name: string, value: unknown): value is string[] =>
  ['SS', 'NS', 'BS'].includes(name) && Array.isArray(value);

async function ask({ action, input }: Case): Promise<[Outcome, Outcome]> {
  const [target, body] = [`DynamoDB_20120810.${action}`, JSON.stringify(input)];
  const theirs = await callDynamoDb(reference.port, target, body);
  const ours = engine.answer(target, body);
  return [theirs, ours].map(({ status, body: text }) => ({
    status,
    body: JSON.parse(text.toString()) as Record<string, unknown>,
  })) as [Outcome, Outcome];
}

const describeCase = ({ action, input }: Case): string => `${action} ${JSON.stringify(input)}`.slice(0, 150);

/** What is wrong with an expression both say in the same words. */
const SAME_WORDS =
  /^(Invalid \w+Expression: |Invalid operator used in |ExpressionAttribute\w+ (must|contains)|KeyConditionExpressions )/;

function words({ body }: Outcome): string {
  const text = body.message ?? body.Message;
  return typeof text === 'string' ? text : '';
}

describe.each(Object.entries(cases))('%s', (_area, list) => {
  it.each(list.map((one) => [describeCase(one), one] as const))('%s', async (_name, one) => {
    const [theirs, ours] = await ask(one);
    expect({ ...ours, body: comparable(ours.body) }).toEqual({ ...theirs, body: comparable(theirs.body) });
    if (SAME_WORDS.test(words(theirs))) expect(words(ours)).toBe(words(theirs));
  });
});
