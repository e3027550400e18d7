import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';

let shared: SESv2Client | undefined;
const client = (): SESv2Client => (shared ??= new SESv2Client({}));

export interface Email {
  from: string;
  to: string;
  subject: string;
  text: string;
}

/** Hands an e-mail to SES. @returns SES's message id */
export async function sendEmail({ from, to, subject, text }: Email): Promise<string> {
  const part = (Data: string) => ({ Data, Charset: 'UTF-8' });
  const { MessageId } = await client().send(
    new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [to] },
      Content: { Simple: { Subject: part(subject), Body: { Text: part(text) } } },
    }),
  );
  return MessageId ?? '';
}
