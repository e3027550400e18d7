/** US dollars, region us-east-1, without free tiers and volume discounts. */
export const PRICES = {
  currency: 'USD',
  region: 'us-east-1',
  date: '2025-06-01',
  sources: ['https://aws.amazon.com/step-functions/pricing/', 'https://aws.amazon.com/lambda/pricing/'],
  /** Standard workflows. */
  stateTransition: 0.000025,
  lambdaRequest: 0.0000002,
  /** Per GB-second on arm64. */
  lambdaGbSecond: 0.0000133334,
} as const;

/** What a call of a task function is taken to need: half a GB for a fifth of a second. */
export const ASSUMED_CALL = { memoryGb: 0.5, seconds: 0.2 } as const;

export const costOf = (transitions: number, lambdaCalls: number): number =>
  transitions * PRICES.stateTransition +
  lambdaCalls * (PRICES.lambdaRequest + ASSUMED_CALL.memoryGb * ASSUMED_CALL.seconds * PRICES.lambdaGbSecond);
