import { chain, define, node } from './build.ts';

export const orderFulfilment = define({
  name: 'Order fulfilment',
  description:
    'Charges the card of the customer and ships the order. Both are done by workers outside of the platform.',
  data_definitions: [
    { name: 'orderNumber', title: 'Order number', schema: { type: 'string' }, input: true, required: true },
    { name: 'amount', title: 'Amount', schema: { type: 'number' }, input: true, required: true },
  ],
  nodes: [
    node('start', 'start', 'Order received'),
    node('charge', 'machine', 'Charge the card', {
      action_type: 'connector',
      config: { connector: 'charge-card', headers: { currency: 'EUR' } },
    }),
    node('ship', 'machine', 'Ship the order', { action_type: 'connector', config: { connector: 'ship-order' } }),
    node('end', 'end', 'Delivered'),
  ],
  flows: chain('start', 'charge', 'ship', 'end'),
});
