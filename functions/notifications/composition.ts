import { tableFor } from '#adapters/dynamodb/tables.ts';
import { sendEmail } from '#adapters/ses/send-email.ts';
import { environment } from './environment.ts';
import { NotificationStore } from './notification-store.ts';

const tableOf = tableFor(environment.TABLE_NAME);

export const storeFor = (tenantId: string) => new NotificationStore(tableOf(tenantId));

export const sendEmailFromPlatform = (email: { to: string; subject: string; text: string }) =>
  sendEmail({ ...email, from: environment.MAIL_FROM });
