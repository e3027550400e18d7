import type { Cost } from '#contracts/processes/index.ts';
import type { Use } from './use.ts';

export const REGION = 'us-east-1';

const STEP_FUNCTIONS = 'https://aws.amazon.com/step-functions/pricing/';
const LAMBDA = 'https://aws.amazon.com/lambda/pricing/';
const DYNAMODB = 'https://aws.amazon.com/dynamodb/pricing/on-demand/';
const EVENTBRIDGE = 'https://aws.amazon.com/eventbridge/pricing/';

/**
 * List prices in US dollars, without free tiers and volume discounts. `asOf` is the date of the publication that last
 * confirmed the price; the source is where it may have changed since. `confirmedBy: 'aws'` says that
 * publications of AWS give the figure too; of the others only third parties were seen, since AWS's price pages fill their tables by script.
 */
export const PRICES = [
  {
    id: 'state-transition',
    unit: 'state transition, standard workflow',
    usd: 0.000025,
    source: STEP_FUNCTIONS,
    asOf: '2026-03-14',
    confirmedBy: 'aws',
  },
  { id: 'lambda-request', unit: 'request', usd: 0.0000002, source: LAMBDA, asOf: '2026-05-11', confirmedBy: 'aws' },
  {
    id: 'lambda-gb-second',
    unit: 'GB-second, arm64',
    usd: 0.0000133334,
    source: LAMBDA,
    asOf: '2026-05-11',
    confirmedBy: 'others',
  },
  {
    id: 'dynamodb-write',
    unit: 'write request unit, on demand',
    usd: 0.000000625,
    source: DYNAMODB,
    asOf: '2025-07-21',
    confirmedBy: 'others',
  },
  {
    id: 'dynamodb-read',
    unit: 'read request unit, on demand',
    usd: 0.000000125,
    source: DYNAMODB,
    asOf: '2025-07-21',
    confirmedBy: 'others',
  },
  {
    id: 'custom-event',
    unit: 'custom event of 64 KB',
    usd: 0.000001,
    source: EVENTBRIDGE,
    asOf: '2026-06-01',
    confirmedBy: 'others',
  },
] as const;

/** The date of the price that has not been confirmed for the longest time. */
export const PRICES_AS_OF: string = PRICES.map(({ asOf }) => asOf).sort()[0]!;

/** What a call of a function is taken to need: half a GB for a fifth of a second; and how large an item is. */
export const ASSUMPTIONS = { lambdaMemoryGb: 0.5, lambdaSeconds: 0.2, itemKilobytes: 1 } as const;

const usd = (id: (typeof PRICES)[number]['id']): number => PRICES.find((price) => price.id === id)!.usd;

const PER_CALL =
  usd('lambda-request') + ASSUMPTIONS.lambdaMemoryGb * ASSUMPTIONS.lambdaSeconds * usd('lambda-gb-second');

/** What a use costs. */
export function costOf(use: Use): Cost {
  const stateTransitions = use.transitions * usd('state-transition');
  const lambda = (use.lambdaCalls + use.backgroundCalls) * PER_CALL;
  const dynamodb = use.writeUnits * usd('dynamodb-write') + use.readUnits * usd('dynamodb-read');
  const events = use.busEvents * usd('custom-event');
  return { total: stateTransitions + lambda + dynamodb + events, stateTransitions, lambda, dynamodb, events };
}
