import { setTimeout as delay } from 'node:timers/promises';
import type { JsonObject } from '#contracts/core/json.ts';
import { employeeOnboarding } from '../definitions/employee-onboarding.ts';
import { orderFulfilment } from '../definitions/order-fulfilment.ts';
import { creditCheck, customerComplaint, loanApplication, monthlyInvoices } from '../definitions/others.ts';
import { purchaseApproval } from '../definitions/purchase-approval.ts';
import * as engine from './engine.ts';
import { seedJobs } from './jobs.ts';
import { addLink } from './links.ts';
import { people } from './people.ts';
import { addProcess, getStored } from './processes.ts';
import { createRun, type Run, shift } from './run.ts';

export async function seed(): Promise<void> {
  const credit = addProcess(creditCheck, { minutes: 9000 });
  const invoices = addProcess(monthlyInvoices, { minutes: 5000 });
  const loan = addProcess(loanApplication(credit), { minutes: 2200 });
  addProcess(customerComplaint, { minutes: 300, publish: false });
  const onboarding = addProcess(employeeOnboarding, { minutes: 65 });
  const order = addProcess(orderFulfilment, { minutes: 900 });
  const purchase = addProcess(purchaseApproval, { minutes: 12 });

  addLink('depends_on', invoices, purchase, 'Invoices name the cost centers that approvals use.');
  addLink('follows', invoices, loan, 'The first instalment is invoiced in the month after.');

  const orders = ['O-1041', 'O-1042', 'O-1043', 'O-1044'].map((orderNumber, at): [Run, number] => [
    start(order, `Order ${orderNumber}`, { orderNumber, amount: 80 + 40 * at }),
    70 - at,
  ]);
  const past: [Run, number][] = [
    ...orders,
    [
      start(purchase, 'Office chairs', {
        item: '12 office chairs',
        amount: 4800,
        costCenter: 'Operations',
        justification: 'The old ones are broken.',
      }),
      190,
    ],
    [start(purchase, 'Coffee machine', { item: 'Coffee machine', amount: 640, costCenter: 'Marketing' }), 1400],
    [start(invoices, 'Invoices 2026-10', { month: '2026-10', invoices: [1, 2, 3], note: 'fail' }), 3000],
    [
      start(onboarding, 'Onboarding of Priya Raman', {
        fullName: 'Priya Raman',
        email: 'priya@home.example',
        startDate: '2026-12-01',
        remote: false,
      }),
      45,
    ],
    [start(loan, 'Loan of Jonas Weber', { applicant: 'Jonas Weber', amount: 12000, months: 48 }), 5],
  ];
  await delay(300);
  seedJobs();
  for (const [run, minutes] of past) shift(run, minutes);
}

function start(processId: string, name: string, input: JsonObject): Run {
  const { versions } = getStored(processId);
  const version = versions[0];
  if (!version) throw new Error('the process was published');
  const run = createRun({
    definition: version.definition,
    processId,
    version: version.version,
    name,
    input,
    context: { region: 'EU', requester: people.emil.email },
    startedBy: people.emil.id,
    pace: 20,
  });
  engine.begin(run);
  run.pace = 20;
  return run;
}
