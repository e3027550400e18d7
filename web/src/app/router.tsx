import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent as lazy,
  redirect,
} from '@tanstack/react-router';
import { getSession } from '../api/session.ts';
import { NotFound, RouteError } from './fallbacks.tsx';
import * as search from './search.ts';
import { homeOf } from './session-hooks.ts';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  notFoundComponent: NotFound,
  errorComponent: RouteError,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: search.signInSearch,
  component: lazy(() => import('../areas/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazy(() => import('./shell.tsx'), 'Shell'),
  beforeLoad: ({ location }) => {
    if (getSession() === null) redirect({ to: '/sign-in', search: { next: location.href }, throw: true });
  },
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    const session = getSession();
    if (session) redirect({ to: homeOf(session.user), throw: true });
  },
});

const processes = createRoute({
  getParentRoute: () => shell,
  path: '/processes',
  validateSearch: search.processesSearch,
  component: lazy(() => import('../areas/explorer/processes-page.tsx'), 'ProcessesPage'),
});
const newProcess = createRoute({
  getParentRoute: () => shell,
  path: '/processes/new',
  component: lazy(() => import('../areas/explorer/new-process-page.tsx'), 'NewProcessPage'),
});
const importBpmn = createRoute({
  getParentRoute: () => shell,
  path: '/processes/import',
  component: lazy(() => import('../areas/explorer/bpmn/import-page.tsx'), 'ImportPage'),
});
const connections = createRoute({
  getParentRoute: () => shell,
  path: '/processes/connections',
  validateSearch: search.connectionsSearch,
  component: lazy(() => import('../areas/explorer/connections/connections-page.tsx'), 'ConnectionsPage'),
});
const process = createRoute({
  getParentRoute: () => shell,
  path: '/processes/$processId',
  validateSearch: search.processSearch,
  component: lazy(() => import('../areas/explorer/process-page.tsx'), 'ProcessPage'),
});
const start = createRoute({
  getParentRoute: () => shell,
  path: '/processes/$processId/start',
  validateSearch: search.startSearch,
  component: lazy(() => import('../areas/executions/start-page.tsx'), 'StartPage'),
});

const executions = createRoute({
  getParentRoute: () => shell,
  path: '/executions',
  validateSearch: search.executionsSearch,
  component: lazy(() => import('../areas/executions/executions-page.tsx'), 'ExecutionsPage'),
});
const execution = createRoute({
  getParentRoute: () => shell,
  path: '/executions/$executionId',
  validateSearch: search.executionSearch,
  component: lazy(() => import('../areas/executions/execution-page.tsx'), 'ExecutionPage'),
});

const tasks = createRoute({
  getParentRoute: () => shell,
  path: '/tasks',
  validateSearch: search.tasksSearch,
  component: lazy(() => import('../areas/engage/tasks-page.tsx'), 'TasksPage'),
});
const task = createRoute({
  getParentRoute: () => shell,
  path: '/tasks/$taskId',
  component: lazy(() => import('../areas/engage/task-page.tsx'), 'TaskPage'),
});

const jobs = createRoute({
  getParentRoute: () => shell,
  path: '/jobs',
  validateSearch: search.jobsSearch,
  component: lazy(() => import('../areas/jobs/jobs-page.tsx'), 'JobsPage'),
});
const events = createRoute({
  getParentRoute: () => shell,
  path: '/events',
  validateSearch: search.eventsSearch,
  component: lazy(() => import('../areas/platform/events-page.tsx'), 'EventsPage'),
});
const services = createRoute({
  getParentRoute: () => shell,
  path: '/services',
  component: lazy(() => import('../areas/platform/services-page.tsx'), 'ServicesPage'),
});
const apiKeys = createRoute({
  getParentRoute: () => shell,
  path: '/api-keys',
  component: lazy(() => import('../areas/api-keys/api-keys-page.tsx'), 'ApiKeysPage'),
});

const routeTree = root.addChildren([
  signIn,
  shell.addChildren([
    home,
    processes,
    newProcess,
    importBpmn,
    connections,
    process,
    start,
    executions,
    execution,
    tasks,
    task,
    jobs,
    events,
    services,
    apiKeys,
  ]),
]);

export const createAppRouter = (queryClient: QueryClient) =>
  createRouter({ routeTree, context: { queryClient }, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
