/** Line drawings within 16 × 16, by what they stand for. */
const ICONS: Record<string, string> = {
  person: 'M8 8.2a2.9 2.9 0 1 0 0-5.8a2.9 2.9 0 0 0 0 5.8M2.8 14c.5-2.9 2.5-4.3 5.2-4.3s4.7 1.4 5.2 4.3',
  approval: 'M6.5 8a2.7 2.7 0 1 0 0-5.4a2.7 2.7 0 0 0 0 5.4M1.8 13.6c.4-2.7 2.2-4 4.7-4M9.5 12l1.8 1.8l3.2-3.6',
  script: 'M4 2h5l3 3v9H4zM9 2v3h3M6.8 8L5.6 9.6l1.2 1.6M9.2 8l1.2 1.6l-1.2 1.6',
  globe: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M2 8h12M8 2c4 4 4 8 0 12M8 2c-4 4-4 8 0 12',
  bell: 'M4 11c1-1 1-2 1-4a3 3 0 0 1 6 0c0 2 0 3 1 4zM6.8 13.4a1.4 1.4 0 0 0 2.4 0',
  bot: 'M3 6h10v7H3zM8 6V3M6 9v1.5M10 9v1.5M1.5 9v2M14.5 9v2',
  scale: 'M8 2v12M5 14h6M3 5h10M3 5L1.4 9h3.2zM13 5l-1.6 4h3.2z',
  plug: 'M6 2v3.5M10 2v3.5M4 5.5h8V8a4 4 0 0 1-8 0zM8 12v2.5',
  database: 'M3 4c0-2.4 10-2.4 10 0v8c0 2.4-10 2.4-10 0zM3 4c0 2.4 10 2.4 10 0M3 8c0 2.4 10 2.4 10 0',
  bolt: 'M9 1.8L3.5 9H8l-1 5.2L12.5 7H8z',
  process: 'M2.5 3h11v10h-11zM8 6v4M6 8h4',
  building: 'M4 14V2.5h8V14M2.5 14h11M6.5 5.5h.1M9.5 5.5h.1M6.5 8.5h.1M9.5 8.5h.1M8 14v-2.5',
};

const BY_TYPE: Record<string, string> = {
  human_internal: 'person',
  employee_task: 'person',
  approval: 'approval',
  human_external: 'person',
  external_affiliated: 'building',
  external_third_party: 'plug',
  machine: 'bolt',
  script: 'script',
  webhook: 'globe',
  notification: 'bell',
  ai_agent: 'bot',
  rule: 'scale',
  connector: 'plug',
  sdx_query: 'database',
  subprocess: 'process',
  ad_hoc: 'process',
};

export const activityIcon = (type: string): string => ICONS[BY_TYPE[type] ?? 'bolt']!;
export const PROCESS_ICON = ICONS.process!;

/** The tilde of an ad-hoc subprocess, around the middle. */
export const AD_HOC_MARK = 'M-7 1.5C-5 -3 -2 -3 0 0S5 3 7 -1.5';

/** Marks of gateways (BPMN 2.0), around the middle. */
export const GATEWAY_MARKS: Record<string, string> = {
  exclusive: 'M-6 -6L6 6M6 -6L-6 6',
  parallel: 'M0 -8V8M-8 0H8',
  inclusive: 'M0 -7.5A7.5 7.5 0 1 0 0 7.5A7.5 7.5 0 1 0 0 -7.5',
  event_based: 'M0 -8.5A8.5 8.5 0 1 0 0 8.5A8.5 8.5 0 1 0 0 -8.5M0 -5L5 -1.2L3 4.6H-3L-5 -1.2Z',
  complex: 'M0 -8V8M-8 0H8M-5.6 -5.6L5.6 5.6M5.6 -5.6L-5.6 5.6',
};

/** Marks of events, around the middle. */
export const EVENT_MARKS: Record<string, string> = {
  timer: 'M0 -7A7 7 0 1 0 0 7A7 7 0 1 0 0 -7M0 -4V0L3 2',
  message: 'M-7 -5H7V5H-7ZM-7 -5L0 1L7 -5',
  signal: 'M0 -7L7 5H-7Z',
  error: 'M-6 6L-2 -5L2 3L6 -6',
  escalation: 'M0 -7L5 6L0 2L-5 6Z',
  compensation: 'M0 -5V5L-7 0ZM7 -5V5L0 0Z',
  terminate: 'M0 -6A6 6 0 1 0 0 6A6 6 0 1 0 0 -6',
  link: 'M-7 -3H1V-6L7 0L1 6V3H-7Z',
  conditional: 'M-6 -7H6V7H-6ZM-4 -4H4M-4 0H4M-4 4H4',
  cancel: 'M-5 -5L5 5M5 -5L-5 5',
};
