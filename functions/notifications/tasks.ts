import { z } from 'zod';
import { pauseCheckOf, unlessPaused } from '#adapters/control/pause-check.ts';
import { NotificationConfigSchema } from '#contracts/process-definition/index.ts';
import { readEnvironment } from '#runtime/environment.ts';
import { TaskError } from '#runtime/errors.ts';
import { activity, activityKey, taskHandler } from '#runtime/task-handler.ts';
import { sendEmailFromPlatform, storeFor } from './composition.ts';
import { sendNotifications } from './send-notifications.ts';

/** The configuration as the state machine sends it: expressions are resolved. */
const ResolvedNotificationSchema = NotificationConfigSchema.pick({ channel: true, subject: true, body: true })
  .extend({ to: z.union([z.string(), z.array(z.string())]) })
  .loose();

const { CONTROL_TABLE_NAME } = readEnvironment({ CONTROL_TABLE_NAME: z.string() });
const pauseCheck = pauseCheckOf(CONTROL_TABLE_NAME);

export const handler = taskHandler([
  activity(
    'notifications',
    'notification.send',
    ResolvedNotificationSchema,
    unlessPaused(pauseCheck, async (call) => {
      const sent = await sendNotifications({ ...call.config, executionId: call.executionId }, activityKey(call), {
        store: storeFor(call.tenantId),
        sendEmail: sendEmailFromPlatform,
        onUnknown: (names) => {
          throw new TaskError('UnknownRecipient', `Nobody in this tenant fits ${names.join(', ')}.`);
        },
      });
      return {
        output: {
          notificationIds: sent.map(({ id }) => id),
          sent: sent.filter(({ status }) => status !== 'failed').length,
        },
      };
    }),
  ),
]);
