/** What a document may be at most. Each bounds the work that one import can cause. */
export const LIMITS = {
  /** Bytes of UTF-8; a Lambda function takes 6 MB with everything around it. */
  bytes: 5_000_000,
  /** Elements within elements. Real files stay below 20. */
  depth: 100,
  elements: 100_000,
  attributesOfElement: 500,
} as const;
