import { bpmnOperations } from './bpmn.ts';
import { branchOperations } from './branches.ts';
import { draftOperations } from './drafts.ts';
import { impactOperations } from './impact.ts';
import { linkOperations } from './links.ts';
import { mergeOperations } from './merge.ts';
import { revisionOperations } from './revisions.ts';
import { templateOperations } from './templates.ts';
import { triggerLinkOperations } from './trigger-links.ts';
import { versionOperations } from './versions.ts';
import { viewOperations } from './views.ts';

export * from './bpmn.ts';
export * from './branches.ts';
export * from './diff.ts';
export * from './drafts.ts';
export * from './events.ts';
export * from './impact.ts';
export * from './links.ts';
export * from './marking.ts';
export * from './merge.ts';
export * from './process.ts';
export * from './revisions.ts';
export * from './runnable-version.ts';
export * from './templates.ts';
export * from './token-net.ts';
export * from './trigger-links.ts';
export * from './versions.ts';
export * from './views.ts';

/** Every operation of the context. One file per subject declares its own list. */
export const processOperations = [
  ...draftOperations,
  ...versionOperations,
  ...bpmnOperations,
  ...revisionOperations,
  ...branchOperations,
  ...mergeOperations,
  ...viewOperations,
  ...triggerLinkOperations,
  ...linkOperations,
  ...impactOperations,
  ...templateOperations,
];
