import type { Example } from './player/script.ts';

/** The scripted runs of the examples: what `npm run demo` plays and the end-to-end tests check. */
export const EXAMPLES: readonly Example[] = [
  {
    folder: 'employee-onboarding',
    runs: [
      {
        name: 'Nora joins engineering',
        startedBy: 'mara',
        input: { name: 'Nora Novak', department: 'Engineering', startDate: '2027-01-04' },
        answers: {
          laptop: [{ by: 'emil', result: { laptopSerial: 'LT-2291', accountsReady: true } }],
          desk: [{ by: 'emil', result: { deskNumber: '3.14' } }],
          contract: [{ by: 'mara', result: { contractFiled: true, buddy: 'Emil' } }],
        },
        expect: { account: 'nora.eng', deskNumber: '3.14', laptopSerial: 'LT-2291', buddy: 'Emil' },
      },
      {
        name: 'Ravi joins remotely',
        startedBy: 'mara',
        input: { name: 'Ravi Rao', department: 'Support', location: 'remote', startDate: '2027-01-11' },
        answers: {
          laptop: [{ by: 'emil', result: { laptopSerial: 'LT-2292', accountsReady: true } }],
          contract: [{ by: 'mara', result: { contractFiled: true, buddy: 'Nora' } }],
        },
        expect: { remote: true, account: 'ravi.sup' },
      },
    ],
  },
  {
    folder: 'purchase-approval',
    runs: [
      {
        name: 'Pens',
        startedBy: 'emil',
        input: { title: 'Pens', reason: 'We ran out', items: [{ name: 'Pen', quantity: 10, price: 2 }] },
        answers: {},
        expect: { amount: 23.8, approved: true, orderNumber: 'PO-PENS-24' },
      },
      {
        name: 'Standing desks, sent back once',
        startedBy: 'emil',
        input: { title: 'Standing desks', reason: 'Backs', items: [{ name: 'Desk', quantity: 20, price: 600 }] },
        answers: {
          approve: [
            { by: 'mara', result: { decision: 'correct', remark: 'Say who they are for.' }, comment: 'Twenty?' },
            { by: 'mara', result: { decision: 'approve' } },
          ],
          correct: [{ by: 'emil', result: { reason: 'For the twenty people of the new office.' } }],
          finance: [{ by: 'ada', result: { budgetReleased: true, costCenter: 'CC-4711' } }],
        },
        expect: { amount: 14_280, decision: 'approve', costCenter: 'CC-4711', approved: true },
      },
      {
        name: 'A yacht',
        startedBy: 'emil',
        input: { title: 'Yacht', reason: 'Morale', items: [{ name: 'Yacht', quantity: 1, price: 900_000 }] },
        answers: { approve: [{ by: 'mara', result: { decision: 'reject', remark: 'No.' } }] },
        expect: { approved: false, decision: 'reject' },
      },
    ],
  },
  {
    folder: 'loan-application',
    runs: [
      {
        name: 'Loan for Iris',
        startedBy: 'mara',
        input: { applicant: 'Iris Ionescu', email: 'iris@customer.example', amount: 20_000, months: 48 },
        answers: { papers: [{ by: 'emil', result: { income: 80_000, debts: 4_000, proof: 'doc-77' } }] },
        expect: { band: 'A', approved: true, rate: 0.039 },
      },
      {
        name: 'Loan for Otto',
        startedBy: 'mara',
        input: { applicant: 'Otto Olsen', email: 'otto@customer.example', amount: 30_000 },
        answers: {
          papers: [{ by: 'emil', result: { income: 50_000, debts: 12_500, proof: 'doc-78' } }],
          review: [{ by: 'mara', result: { approved: true, grounds: 'Long-standing customer.' } }],
        },
        expect: { band: 'B', approved: true, rate: 0.059, months: 36 },
      },
      {
        name: 'Loan for Carl',
        startedBy: 'mara',
        input: { applicant: 'Carl Costa', email: 'carl@customer.example', amount: 90_000 },
        answers: { papers: [{ by: 'emil', result: { income: 20_000, debts: 15_000, proof: 'doc-79' } }] },
        expect: { band: 'C', approved: false },
      },
    ],
  },
  {
    folder: 'customer-complaint',
    runs: [
      {
        name: 'Broken lamp',
        startedBy: 'emil',
        input: {
          customer: 'Lena Lund',
          email: 'lena@customer.example',
          complaint: 'The lamp came broken.',
          caseNumber: 'CASE-1001',
        },
        answers: { answer: [{ by: 'emil', result: { answer: 'A new lamp is on its way.', refund: 10 } }] },
        messages: {
          confirmed: { name: 'complaint.confirmed', correlationKey: 'CASE-1001', data: { satisfied: true } },
        },
        expect: { satisfied: true, refund: 10 },
      },
      {
        name: 'Late delivery, nobody answers',
        startedBy: 'emil',
        input: {
          customer: 'Moritz May',
          email: 'moritz@customer.example',
          complaint: 'Three weeks late.',
          caseNumber: 'CASE-1002',
          answerWithin: 'PT2S',
        },
        answers: {
          takeOver: [{ by: 'mara', result: { answer: 'We are sorry and refund the delivery.', refund: 25 } }],
          call: [{ by: 'mara', result: { callNotes: 'He will order again.' } }],
        },
        messages: {
          confirmed: { name: 'complaint.confirmed', correlationKey: 'CASE-1002', data: { satisfied: false } },
        },
        expect: { satisfied: false, callNotes: 'He will order again.' },
      },
    ],
  },
  {
    folder: 'invoice-run',
    runs: [
      {
        name: 'October',
        startedBy: 'mara',
        input: {
          month: '2026-10',
          accounts: Array.from({ length: 12 }, (_, at) => ({ name: `Account ${at + 1}`, hours: 10 + at, rate: 100 })),
        },
        answers: { release: [{ by: 'mara', result: { released: true } }] },
        expect: { count: 12, total: 22_134, released: true },
      },
    ],
  },
  {
    folder: 'order-fulfilment',
    runs: [
      {
        name: 'A lamp for Lena',
        startedBy: 'emil',
        input: { orderNumber: 'O-1001', customer: 'Lena', amount: 49.9, card: '4000-0001' },
        answers: {},
        expect: { receipt: 'EUR-4990-O-1001', trackingCode: 'TR-1001' },
      },
      {
        name: 'A sofa for Sam, whose card is declined',
        startedBy: 'emil',
        input: { orderNumber: 'O-1002', customer: 'Sam', amount: 1200, card: '4000-0002' },
        answers: { otherCard: [{ by: 'emil', result: { card: '4000-0005' }, comment: 'He has two.' }] },
        expect: { card: '4000-0005', receipt: 'EUR-120000-O-1002', trackingCode: 'TR-1002' },
      },
      {
        name: 'A piano for Paul, who has no other card',
        startedBy: 'emil',
        input: { orderNumber: 'O-1003', customer: 'Paul', amount: 9000, card: '4000-0002' },
        answers: { otherCard: [{ by: 'emil', result: { card: '' } }] },
        expect: { card: '' },
      },
    ],
  },
];
