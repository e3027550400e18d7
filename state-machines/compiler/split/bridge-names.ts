/** States that join parts begin with this; whoever reads histories leaves them out (`shared/adapters/state-machines`). */
export const BRIDGE = 'flowmaster.';

/** Stands in a definition for the ARN of a part's version, until the part is published. */
export const partPlaceholder = (key: string): string => `flowmaster:part:${key}`;

export const runName = (part: string, entry: number): string => `${BRIDGE}run ${part} ${entry}`;
export const afterName = (part: string): string => `${BRIDGE}after ${part}`;
export const onwardName = (part: string, exit: number): string => `${BRIDGE}onward ${part} ${exit}`;
export const failedName = (part: string): string => `${BRIDGE}failed ${part}`;
export const enterName = (entry: number): string => `${BRIDGE}enter ${entry}`;
export const exitName = (exit: number): string => `${BRIDGE}exit ${exit}`;
export const ROUTE = `${BRIDGE}route`;
export const DONE = `${BRIDGE}done`;
