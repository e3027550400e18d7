import { idempotencyIn } from '#adapters/dynamodb/tables.ts';
import { graphDatabase } from '#adapters/graph/connection.ts';
import { httpHandler } from '#runtime/http-handler.ts';
import { bpmnRoutes } from './bpmn/routes.ts';
import { branchRoutes } from './branches/routes.ts';
import { draftRoutes } from './drafts/routes.ts';
import { environment } from './environment.ts';
import { linkRoutes } from './links/routes.ts';
import { mergeRoutes } from './merge/routes.ts';
import { revisionRoutes } from './revisions/routes.ts';
import { templateRoutes } from './templates/routes.ts';
import { triggerLinkRoutes } from './trigger-links/routes.ts';
import { versionRoutes } from './versions/routes.ts';
import { viewRoutes } from './views/routes.ts';

export const handler = httpHandler(
  [
    ...draftRoutes,
    ...versionRoutes,
    ...bpmnRoutes,
    ...revisionRoutes,
    ...branchRoutes,
    ...mergeRoutes,
    ...viewRoutes,
    ...triggerLinkRoutes,
    ...linkRoutes,
    ...templateRoutes,
  ],
  {
    idempotency: idempotencyIn(environment.TABLE_NAME),
    probe: async () => (await graphDatabase()).version(),
  },
);
