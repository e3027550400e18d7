import type { Grant, GrantScope } from './capability.ts';

/** Whether webhooks may call private and loopback addresses. No permission of AWS's is involved. */
export const webhookTargets = ({ config }: GrantScope): Grant => ({
  environment: { WEBHOOK_PRIVATE_TARGETS: config.webhookPrivateTargets },
  statements: [],
});
