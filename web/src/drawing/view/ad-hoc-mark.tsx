/** BPMN's mark of a subprocess whose activities are chosen. */
export const AdHocMark = () => (
  <svg viewBox="0 0 16 12" className="h-3 w-4" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
    <path d="M1 7.5C3 3 6 3 8 6s5 3 7-1.5" />
  </svg>
);
