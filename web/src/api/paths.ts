import type { z } from 'zod';
import type { Operation } from '#contracts/core/operation.ts';
import type { Problem } from '#contracts/core/problem.ts';
import type * as events from '#contracts/events.ts';
import type * as executions from '#contracts/executions.ts';
import type * as identity from '#contracts/identity.ts';
import type * as notifications from '#contracts/notifications.ts';
import type * as processes from '#contracts/processes.ts';
import type * as registry from '#contracts/registry.ts';
import type * as tasks from '#contracts/tasks.ts';

type Input<S> = S extends z.ZodType ? z.input<S> : undefined;
type Given<Name extends string, S> = S extends z.ZodType ? { [K in Name]: Input<S> } : unknown;
type GivenQuery<S> = S extends z.ZodType ? { query?: Partial<Input<S>> } : unknown;
type GivenBody<B> = B extends z.ZodOptional
  ? { requestBody?: { content: { 'application/json': Input<B> } } }
  : B extends z.ZodType
    ? { requestBody: { content: { 'application/json': Input<B> } } }
    : unknown;
type Answer<R> = R extends z.ZodType ? { content: { 'application/json': z.output<R> } } : { content?: never };

/** A contract's operation in the shape that openapi-fetch reads. */
type Of<O> =
  O extends Operation<infer P, infer Q, infer B, infer R>
    ? {
        parameters: { header?: Record<string, string> } & Given<'path', P> & GivenQuery<Q>;
        responses: { 200: Answer<R>; default: { content: { 'application/problem+json': Problem } } };
      } & GivenBody<B>
    : never;

/** Every route that the web calls, typed by its contract. Paths are relative to `/api/v1`. */
export interface paths {
  '/auth/login': { post: Of<typeof identity.login> };
  '/auth/refresh': { post: Of<typeof identity.refresh> };
  '/auth/logout': { post: Of<typeof identity.logout> };
  '/users': { get: Of<typeof identity.listUsers> };
  '/processes': { get: Of<typeof processes.listProcesses>; post: Of<typeof processes.createProcess> };
  '/processes/validate': { post: Of<typeof processes.validateDefinition> };
  '/processes/{id}': { get: Of<typeof processes.getProcess>; put: Of<typeof processes.updateProcess> };
  '/processes/{id}/validate': { post: Of<typeof processes.validateProcess> };
  '/processes/{id}/publish': { post: Of<typeof processes.publishProcess> };
  '/processes/{id}/archive': { post: Of<typeof processes.archiveProcess> };
  '/processes/{id}/versions': { get: Of<typeof processes.listVersions> };
  '/processes/{id}/versions/{version}': { get: Of<typeof processes.getVersion> };
  '/processes/{id}/versions/{version}/asl': { get: Of<typeof processes.getAsl> };
  '/processes/{id}/versions/{version}/explain': { get: Of<typeof processes.explainVersion> };
  '/processes/{id}/versions/{version}/activate': { post: Of<typeof processes.activateVersion> };
  '/processes/{id}/versions/{version}/deprecate': { post: Of<typeof processes.deprecateVersion> };
  '/executions': { get: Of<typeof executions.listExecutions>; post: Of<typeof executions.startExecution> };
  '/executions/{id}': { get: Of<typeof executions.getExecution> };
  '/executions/{id}/history': { get: Of<typeof executions.getExecutionHistory> };
  '/executions/{id}/tree': { get: Of<typeof executions.getExecutionTree> };
  '/executions/{id}/pause': { put: Of<typeof executions.pauseExecution> };
  '/executions/{id}/resume': { put: Of<typeof executions.resumeExecution> };
  '/executions/{id}/cancel': { put: Of<typeof executions.cancelExecution> };
  '/tasks': { get: Of<typeof tasks.listTasks> };
  '/tasks/{id}': { get: Of<typeof tasks.getTask> };
  '/tasks/{id}/assign': { put: Of<typeof tasks.assignTask> };
  '/tasks/{id}/respond': { put: Of<typeof tasks.respondTask> };
  '/tasks/{id}/comments': { get: Of<typeof tasks.listTaskComments>; post: Of<typeof tasks.addTaskComment> };
  '/notifications': { get: Of<typeof notifications.listNotifications> };
  '/notifications/{id}/read': { put: Of<typeof notifications.markNotificationRead> };
  '/events': { get: Of<typeof events.listEvents> };
  '/services': { get: Of<typeof registry.listServices> };
}
