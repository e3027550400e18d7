import type { HttpValues } from '../destinations/http-values.ts';
import type { TargetKind } from '../target.ts';

/** One event on its way to one target: everything that is needed, so that a rule may change or go meanwhile. */
export interface Delivery {
  readonly seq: number;
  readonly kind: TargetKind;
  readonly targetArn: string;
  readonly roleArn: string | undefined;
  readonly groupId: string | undefined;
  /** Parts of the request to an API destination. */
  readonly http?: HttpValues | undefined;
  /** Rule or schedule, for the dead letter. */
  readonly originArn: string;
  /** Identifies the work over repetitions: the name of a started execution. */
  readonly key: string;
  readonly payload: string;
  readonly deadLetterArn: string | undefined;
  readonly maximumRetries: number;
  readonly maximumAgeMs: number;
  /** Buses that forwarded the event. */
  readonly hops: number;
  readonly acceptedAt: number;
  attempts: number;
}

export type NewDelivery = Omit<Delivery, 'seq' | 'acceptedAt' | 'attempts'>;
