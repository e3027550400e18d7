import { z } from 'zod';
import type { WorkerAnswer } from './player/work.ts';

const Charge = z.object({ card: z.string(), amount: z.number(), reference: z.string() });
const Shipment = z.object({ orderNumber: z.string() });

/** The workers of the examples, by the type of the jobs that they take: what a program outside of the platform would do. */
export const WORKERS: Readonly<
  Record<string, (job: { input: unknown; headers: unknown; attempt: number }) => WorkerAnswer>
> = {
  'charge-card': ({ input, headers }) => {
    const { card, amount, reference } = Charge.parse(input);
    if (card.endsWith('0002')) return { error: 'CARD_DECLINED', message: `The bank refused the card ${card}.` };
    const { currency } = z.object({ currency: z.string() }).parse(headers);
    return { output: { receipt: `${currency}-${Math.round(amount * 100)}-${reference}` } };
  },
  'ship-order': ({ input, attempt }) => {
    // The carrier cannot be reached at first; the node says how often it is tried again.
    if (attempt === 1) return { failure: 'The carrier does not answer.' };
    return { output: { trackingCode: Shipment.parse(input).orderNumber.replace('O-', 'TR-') } };
  },
};
