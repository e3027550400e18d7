import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AwsCallError, type AwsRequest, type AwsResponse, type AwsService } from '#local/services/contract.ts';
import { parseInput } from '#local/services/protocol/json-action.ts';
import type { Mail, Outbox } from './outbox.ts';

const Address = z.string().regex(/^[^@\s]+@[^@\s]+$|^.*<[^@\s]+@[^@\s]+>$/, 'must be an e-mail address');
const Addresses = z.array(Address).max(50).default([]);
const Part = z.strictObject({ Data: z.string(), Charset: z.string().optional() });
const SendEmail = z.strictObject({
  FromEmailAddress: Address,
  Destination: z.strictObject({ ToAddresses: Addresses, CcAddresses: Addresses, BccAddresses: Addresses }),
  ReplyToAddresses: Addresses,
  Content: z.strictObject({
    Simple: z
      .strictObject({
        Subject: Part,
        Body: z.strictObject({ Text: Part.optional(), Html: Part.optional() }),
        Headers: z.array(z.unknown()).optional(),
      })
      .optional(),
    Raw: z.strictObject({ Data: z.base64() }).optional(),
  }),
  EmailTags: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).optional(),
  ConfigurationSetName: z.string().optional(),
});

function toMail(input: z.output<typeof SendEmail>): Mail {
  const { Simple, Raw } = input.Content;
  if ((Simple === undefined) === (Raw === undefined))
    throw new AwsCallError('BadRequestException', 'Content must be one of Simple and Raw');
  const { ToAddresses: to, CcAddresses: cc, BccAddresses: bcc } = input.Destination;
  if (to.length + cc.length + bcc.length === 0)
    throw new AwsCallError('BadRequestException', 'Destination has no address');
  const subject =
    Simple?.Subject.Data ??
    /^subject:\s*(.*)$/im.exec(Buffer.from(Raw?.Data ?? '', 'base64').toString('utf8'))?.[1]?.trim() ??
    '';
  return {
    id: `${Date.now().toString(16).padStart(16, '0')}-${randomUUID()}`,
    sentAt: new Date().toISOString(),
    from: input.FromEmailAddress,
    to,
    cc,
    bcc,
    replyTo: input.ReplyToAddresses,
    subject,
    ...(Simple?.Body.Text && { text: Simple.Body.Text.Data }),
    ...(Simple?.Body.Html && { html: Simple.Body.Html.Data }),
    ...(Raw && { raw: Raw.Data }),
  };
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): AwsResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

async function send(outbox: Outbox, request: AwsRequest): Promise<AwsResponse> {
  let body: unknown;
  try {
    body = JSON.parse(request.body.toString('utf8'));
  } catch {
    throw new AwsCallError('BadRequestException', 'The request body is not valid JSON');
  }
  const mail = toMail(parseInput(SendEmail, body, 'SendEmail', { invalid: 'BadRequestException' }));
  await outbox.add(mail);
  return json(200, { MessageId: mail.id });
}

/** SES v2's SendEmail, into the outbox. */
export function createSesService(outbox: Outbox): AwsService {
  return {
    service: 'ses',
    close: () => outbox.close(),
    async handle(request) {
      try {
        if (request.method === 'POST' && request.path === '/v2/email/outbound-emails')
          return await send(outbox, request);
        throw new AwsCallError(
          'UnsupportedOperation',
          `ses: ${request.method} ${request.path} is not covered by the local cloud`,
        );
      } catch (error) {
        if (error instanceof AwsCallError)
          return json(error.status, { message: error.message }, { 'x-amzn-errortype': error.code });
        throw error;
      }
    },
  };
}
