import { employeeOnboarding } from '../definitions/employee-onboarding.ts';
import { creditCheck, customerComplaint, loanApplication, monthlyInvoices } from '../definitions/others.ts';
import { purchaseApproval } from '../definitions/purchase-approval.ts';
import { addProcess } from './processes.ts';

export function seed(): void {
  const credit = addProcess(creditCheck, { minutes: 9000 });
  addProcess(monthlyInvoices, { minutes: 5000 });
  addProcess(loanApplication(credit), { minutes: 2200 });
  addProcess(customerComplaint, { minutes: 300, publish: false });
  addProcess(employeeOnboarding, { minutes: 65 });
  addProcess(purchaseApproval, { minutes: 12 });
}
