/** Strings of how the processes of a tenant hang together. */
export const connections = {
  action: 'Connections',
  title: 'How processes hang together',
  text: 'Where something is used, which processes call each other in a circle, and which nothing leads to.',
  used: {
    title: 'Where is it used?',
    kind: 'What to look for',
    kinds: { data: 'A data field', message: 'A message', signal: 'A signal', service: 'A service' },
    placeholders: {
      data: 'Name of the field, such as amount',
      message: 'Name of the message',
      signal: 'Name of the signal',
      service: 'webhook:https://erp.example, rule:…, connector:…',
    },
    ask: 'Enter a name to see every draft and version that uses it.',
    none: 'Used nowhere',
    noneText: 'No draft and no version uses “{{name}}”. Names are compared letter by letter.',
    how: {
      calls: 'calls it',
      defines: 'defines it',
      input: 'asks for it at the start',
      service: 'calls it',
      awaits: 'waits for it',
      throws: 'sends it',
    },
    pinned: 'version {{version}}',
  },
  copy: {
    draft: 'Draft',
    active: '{{version}}, active',
    published: '{{version}}',
    deprecated: '{{version}}, deprecated',
  },
  callers: {
    title: 'Where it is called',
    none: 'No process calls this one',
    noneText: 'Steps of other processes that run this one show up here.',
  },
  cycles: {
    title: 'Calls in a circle',
    text: 'A circle of calls ends only if a decision somewhere leads out of it.',
    none: 'No calls in a circle',
    noneText: 'No process calls itself, directly or through others.',
    again: 'and again',
  },
  orphans: {
    title: 'Nothing leads here',
    text: 'Processes without a caller, message, signal, trigger or declared link.',
    all: 'With those that people start themselves',
    none: 'Every process is reached',
    noneText: 'Something leads to each process: a call, a message, a trigger or a person.',
  },
} as const;
