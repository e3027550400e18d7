import { z } from 'zod';

/** US dollars at list prices, by what they are paid for. Free tiers and discounts are left out. */
export const CostSchema = z
  .object({
    total: z.number(),
    stateTransitions: z.number(),
    lambda: z.number(),
    dynamodb: z.number(),
    events: z.number(),
  })
  .meta({ id: 'Cost', description: 'US dollars at the prices of `prices`' });
export type Cost = z.infer<typeof CostSchema>;

/** How one node compiled and what a visit of it costs on the ordinary way: not paused, no error. */
export const NodeExplanationSchema = z
  .object({
    nodeId: z.string(),
    title: z.string(),
    construct: z.string(),
    states: z.array(z.string()),
    transitionsPerVisit: z.number(),
    lambdaCallsPerVisit: z.number(),
    /** US dollars: the total of `cost`. */
    costPerVisit: z.number(),
    cost: CostSchema,
    /** Entries in the execution's history, of which Step Functions takes 25,000. */
    historyEventsPerVisit: z.number(),
    /** Bytes of what is sent to the function, as far as it is fixed; the data that is sent comes on top. */
    fixedPayloadBytes: z.int(),
    /** Ids of the `quotas` that a visit touches. */
    quotas: z.array(z.string()),
    /** The figures are per instance of a multi-instance activity. */
    perInstance: z.boolean(),
  })
  .meta({ id: 'NodeExplanation' });
export type NodeExplanation = z.infer<typeof NodeExplanationSchema>;

const range = z.object({ min: z.number(), max: z.number() });

/** What may happen any number of times in a run, and what each further time costs. */
export const RepetitionSchema = z
  .object({
    kind: z.enum(['loop', 'instances']).meta({ description: 'A loop of the process, or a multi-instance activity' }),
    nodeIds: z.array(z.string()),
    transitions: z.number(),
    lambdaCalls: z.number(),
    historyEvents: z.number(),
    cost: z.number(),
  })
  .meta({ id: 'Repetition' });

/** A run of the whole process: from the cheapest to the dearest way through it, with everything that repeats passed once. */
export const ProcessExplanationSchema = z
  .object({
    transitions: range,
    lambdaCalls: range,
    historyEvents: range,
    cost: range.meta({ description: 'US dollars' }),
    /** Empty: the ranges are bounds. Otherwise each entry comes on top, as often as it repeats. */
    repetitions: z.array(RepetitionSchema),
    /** Nodes that start executions of other processes, whose cost is not included. */
    subprocesses: z.array(z.string()),
    definitionBytes: z.int(),
  })
  .meta({ id: 'ProcessExplanation' });
export type ProcessExplanation = z.infer<typeof ProcessExplanationSchema>;

export const PriceSchema = z
  .object({
    id: z.string(),
    unit: z.string(),
    usd: z.number(),
    source: z.url(),
    asOf: z.string().meta({ description: 'Date at which the price was last confirmed' }),
    confirmedBy: z
      .enum(['aws', 'others'])
      .meta({ description: 'Publications of AWS give the figure too, or those of others only' }),
  })
  .meta({ id: 'Price' });

export const QuotaSchema = z
  .object({ id: z.string(), name: z.string(), limit: z.string(), source: z.url() })
  .meta({ id: 'Quota' });

export const ExplanationSchema = z
  .object({
    nodes: z.array(NodeExplanationSchema),
    process: ProcessExplanationSchema,
    region: z.string(),
    prices: z.array(PriceSchema),
    /** The oldest of the dates of `prices`. */
    pricesAsOf: z.string(),
    quotas: z.array(QuotaSchema),
    /** What is taken for granted where the definition does not say. */
    assumptions: z.object({ lambdaMemoryGb: z.number(), lambdaSeconds: z.number(), itemKilobytes: z.number() }),
  })
  .meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof ExplanationSchema>;
