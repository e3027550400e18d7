import { chain, define, node } from './build.ts';

const done = [{ name: 'done', label: 'Everything is prepared', type: 'boolean' as const, required: true }];

export const employeeOnboarding = define({
  name: 'Employee onboarding',
  description: 'Everything a new colleague needs on the first day, prepared by three departments at once.',
  data_definitions: [
    { name: 'fullName', title: 'Full name', schema: { type: 'string', minLength: 2 }, input: true, required: true },
    {
      name: 'email',
      title: 'Private email address',
      schema: { type: 'string', format: 'email' },
      input: true,
      required: true,
    },
    { name: 'startDate', title: 'First day', schema: { type: 'string', format: 'date' }, input: true, required: true },
    {
      name: 'tools',
      title: 'Tools',
      schema: { type: 'array', items: { type: 'string', enum: ['Laptop', 'Phone', 'Badge', 'VPN'] } },
      input: true,
    },
    { name: 'remote', title: 'Works remotely', schema: { type: 'boolean' }, input: true },
  ],
  nodes: [
    node('start', 'start', 'Contract signed'),
    node('account', 'machine', 'Create account', {
      action_type: 'script',
      config: { source: 'return { account: inputs.email }' },
    }),
    node('fork', 'decision', '', { title: 'In parallel', config: { gateway: 'parallel' } }),
    node('it', 'human_internal', 'Prepare equipment', {
      action_type: 'employee_task',
      config: {
        candidateRole: 'employee',
        dueIn: 'P3D',
        instructions: 'Order what is missing and put it on the desk before the first day.',
        form_fields: [
          {
            name: 'serial',
            label: 'Serial number of the laptop',
            type: 'text',
            required: true,
            pattern: '^[A-Z0-9-]{6,}$',
            placeholder: 'ABC-12345',
          },
          { name: 'handedOver', label: 'Handed over on', type: 'date' },
          ...done,
        ],
      },
    }),
    node('facilities', 'human_internal', 'Prepare desk', {
      action_type: 'employee_task',
      config: {
        candidateRole: 'employee',
        form_fields: [
          {
            name: 'room',
            label: 'Room',
            type: 'select',
            required: true,
            options: ['A 101', 'B 204', 'C 310'].map((value) => ({ value, label: value })),
          },
          {
            name: 'extras',
            label: 'Extras',
            type: 'multiselect',
            options: ['Standing desk', 'Second screen', 'Locker'].map((value) => ({ value, label: value })),
          },
          ...done,
        ],
      },
    }),
    node('hr', 'human_internal', 'Plan first week', {
      action_type: 'employee_task',
      config: {
        candidateRole: 'manager',
        form_fields: [
          { name: 'welcomeAt', label: 'Welcome talk', type: 'datetime', required: true },
          { name: 'buddyEmail', label: "Buddy's email address", type: 'email' },
          { name: 'planUrl', label: 'Link to the plan', type: 'url' },
          { name: 'days', label: 'Days of training', type: 'integer', minimum: 1, maximum: 10 },
          ...done,
        ],
      },
    }),
    node('join', 'decision', 'All ready', { config: { gateway: 'parallel' } }),
    node('welcome', 'machine', 'Send welcome mail', {
      action_type: 'notification',
      config: { channel: 'email', to: '{% email %}', subject: 'Welcome', body: 'Hello' },
    }),
    node('wait', 'event', 'Until first day', {
      config: { event: 'timer', position: 'catch', timer: { date: '{% startDate %}' } },
    }),
    node('end', 'end', 'Welcome aboard'),
  ],
  flows: [
    ...chain('start', 'account', 'fork'),
    ...chain('fork', 'it', 'join'),
    ...chain('fork', 'facilities', 'join'),
    ...chain('fork', 'hr', 'join'),
    ...chain('join', 'welcome', 'wait', 'end'),
  ],
});
