import { z } from 'zod';
import { pauseCheckOf, unlessPaused } from '#adapters/control/pause-check.ts';
import { WebhookConfigSchema } from '#contracts/process-definition/index.ts';
import { activity, taskHandler } from '#runtime/task-handler.ts';
import { callWebhook } from './call-webhook.ts';
import { allowPrivateTargets, controlTable } from './environment.ts';
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

const pauseCheck = pauseCheckOf(controlTable);

export const handler = taskHandler([
  activity(
    'integrations',
    'webhook.call',
    ResolvedWebhookSchema,
    unlessPaused(pauseCheck, async (call) => ({
      output: await callWebhook(call, {
        fetch,
        resolve: (url) => resolveTarget(url, { allowPrivate: allowPrivateTargets }),
      }),
    })),
  ),
]);
