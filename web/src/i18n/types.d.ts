import 'i18next';
import type { apiKeys } from '../areas/api-keys/strings.ts';
import type { engage } from '../areas/engage/strings.ts';
import type { executions } from '../areas/executions/strings.ts';
import type { bpmn } from '../areas/explorer/bpmn/strings.ts';
import type { connections } from '../areas/explorer/connections/strings.ts';
import type { history } from '../areas/explorer/history/strings.ts';
import type { links } from '../areas/explorer/links/strings.ts';
import type { migration } from '../areas/explorer/migrate/strings.ts';
import type { explorer } from '../areas/explorer/strings.ts';
import type { views } from '../areas/explorer/views/strings.ts';
import type { jobs } from '../areas/jobs/strings.ts';
import type { platform } from '../areas/platform/strings.ts';
import type { common } from './common.ts';

// Keys are checked: a string that does not exist does not compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      apiKeys: typeof apiKeys;
      engage: typeof engage;
      executions: typeof executions;
      links: typeof links;
      explorer: typeof explorer;
      bpmn: typeof bpmn;
      connections: typeof connections;
      migration: typeof migration;
      jobs: typeof jobs;
      platform: typeof platform;
      history: typeof history;
      views: typeof views;
    };
  }
}
