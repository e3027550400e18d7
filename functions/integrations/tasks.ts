import { z } from 'zod';
import { WebhookConfigSchema } from '#contracts/process-definition/index.ts';
import { activity, taskHandler } from '#runtime/task-handler.ts';
import { callWebhook } from './call-webhook.ts';
import { allowPrivateTargets } from './environment.ts';
import { resolveTarget } from './webhook-target.ts';

/** The configuration as the state machine sends it: expressions are resolved. */
const ResolvedWebhookSchema = WebhookConfigSchema.pick({
  method: true,
  headers: true,
  body: true,
  timeoutSeconds: true,
})
  .extend({ url: z.string() })
  .loose();

export const handler = taskHandler([
  activity('integrations', 'webhook.call', ResolvedWebhookSchema, async (call) => ({
    output: await callWebhook(call, {
      fetch,
      resolve: (url) => resolveTarget(url, { allowPrivate: allowPrivateTargets }),
    }),
  })),
]);
