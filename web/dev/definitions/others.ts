import { chain, define, flow, node, otherwise, when } from './build.ts';

export const creditCheck = define({
  name: 'Credit check',
  description: 'Asks the bureau and rates the answer. Called by the loan application.',
  isTopLevel: false,
  data_definitions: [
    { name: 'applicant', title: 'Applicant', schema: { type: 'string' }, input: true, required: true },
  ],
  nodes: [
    node('start', 'start', 'Check wanted'),
    node('ask', 'machine', 'Ask bureau', { action_type: 'webhook', config: { url: 'https://bureau.example/score' } }),
    node('rate', 'machine', 'Rate answer', { action_type: 'rule' }),
    node('end', 'end', 'Rated'),
  ],
  flows: chain('start', 'ask', 'rate', 'end'),
});

export const loanApplication = (creditCheckId: string) =>
  define({
    name: 'Loan application',
    description: 'From the request of a customer to the money on the account, with a credit check in between.',
    lanes: [
      { id: 'customer', title: 'Customer' },
      { id: 'bank', title: 'Loan desk', role: 'employee' },
    ],
    data_definitions: [
      { name: 'applicant', title: 'Applicant', schema: { type: 'string' }, input: true, required: true },
      {
        name: 'amount',
        title: 'Amount',
        schema: { type: 'integer', minimum: 500, maximum: 100000 },
        input: true,
        required: true,
      },
      {
        name: 'months',
        title: 'Months',
        schema: { type: 'integer', enum: [12, 24, 48, 72] },
        input: true,
        required: true,
        default: 24,
      },
    ],
    nodes: [
      node('start', 'start', 'Loan requested', { lane_id: 'customer' }),
      node('credit', 'subprocess', 'Credit check', { lane_id: 'bank', config: { processId: creditCheckId } }),
      node('good', 'decision', 'Good score?', { lane_id: 'bank' }),
      node('assess', 'ai_agent', 'Summarize risk', { lane_id: 'bank', action_type: 'ai_agent' }),
      node('offer', 'human_internal', 'Write offer', {
        lane_id: 'bank',
        action_type: 'employee_task',
        config: {
          candidateRole: 'employee',
          form_fields: [
            { name: 'rate', label: 'Interest rate', type: 'number', required: true, minimum: 0, maximum: 20 },
          ],
        },
      }),
      node('sign', 'human_external', 'Sign offer', {
        lane_id: 'customer',
        config: { party: { name: '{% applicant %}' } },
      }),
      node('pay', 'external_third_party', 'Pay out', {
        lane_id: 'bank',
        action_type: 'webhook',
        config: { url: 'https://bank.example/transfers' },
      }),
      node('paid', 'end', 'Paid out', { lane_id: 'bank' }),
      node('refuse', 'machine', 'Write refusal', {
        lane_id: 'bank',
        action_type: 'notification',
        config: { to: 'x', subject: 's', body: 'b' },
      }),
      node('refused', 'end', 'Refused', { lane_id: 'customer' }),
    ],
    flows: [
      ...chain('start', 'credit', 'good'),
      when('good', 'assess', 'yes', 'score > 600'),
      otherwise('good', 'refuse', 'no'),
      ...chain('assess', 'offer', 'sign', 'pay', 'paid'),
      ...chain('refuse', 'refused'),
    ],
  });

export const monthlyInvoices = define({
  name: 'Monthly invoice run',
  description: 'Creates, checks and sends every invoice of the month.',
  data_definitions: [
    {
      name: 'month',
      title: 'Month',
      schema: { type: 'string', pattern: '^\\d{4}-\\d{2}$' },
      input: true,
      required: true,
      description: 'As 2026-11.',
    },
    { name: 'invoices', title: 'Invoices', schema: { type: 'array' }, input: true },
  ],
  nodes: [
    node('start', 'start', 'First of the month', { config: { event: 'timer', timer: { cycle: 'R/P30D' } } }),
    node('collect', 'machine', 'Collect positions', { action_type: 'sdx_query' }),
    node('send', 'machine', 'Create and send invoice', {
      action_type: 'webhook',
      config: { url: 'https://erp.example/invoices', multiInstance: { mode: 'parallel', collection: 'invoices' } },
    }),
    node('end', 'end', 'All sent'),
  ],
  flows: chain('start', 'collect', 'send', 'end'),
});

export const customerComplaint = define({
  name: 'Customer complaint',
  description: 'Answers within two days, or escalates.',
  nodes: [
    node('start', 'start', 'Complaint received', { config: { event: 'message' } }),
    node('answer', 'human_internal', 'Answer customer', { config: { candidateRole: 'employee' } }),
    node('late', 'event', 'After 2 days', {
      config: { event: 'timer', position: 'boundary', attachedTo: 'answer', timer: { duration: 'P2D' } },
    }),
    node('escalate', 'human_internal', 'Handle escalation', { config: { candidateRole: 'manager' } }),
    node('happy', 'decision', 'Settled?'),
    node('end', 'end', 'Settled'),
    node('orphan', 'machine', 'Refund', { action_type: 'webhook', config: { url: 'https://erp.example/refunds' } }),
  ],
  flows: [
    ...chain('start', 'answer', 'happy'),
    flow('happy', 'answer', { label: 'no' }),
    flow('happy', 'end', { label: 'yes' }),
    ...chain('late', 'escalate', 'end'),
  ],
});
