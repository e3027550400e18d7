import type { CheckedNode } from './model.ts';

const kindOf = ({ work }: CheckedNode) => (work.kind === 'subprocess' ? work.config.kind : undefined);

/** A subprocess whose nodes are on the same drawing. */
export const isOnDrawing = (node: CheckedNode): boolean => ![undefined, 'call'].includes(kindOf(node));
/** Runs another process. */
export const isCall = (node: CheckedNode): boolean => kindOf(node) === 'call';
export const isEventSubprocess = (node: CheckedNode): boolean => kindOf(node) === 'event';
export const isTransaction = (node: CheckedNode): boolean => kindOf(node) === 'transaction';
