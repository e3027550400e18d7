import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalModule } from '#local/services/contract.ts';
import { type Loopback, serveLoopback } from '#local/services/protocol/loopback.ts';
import { createTestContext, type TestContext } from '#local/services/protocol/test-context.ts';
import { createSes } from './index.ts';

let context: TestContext;
let ses: LocalModule;
let loopback: Loopback;
beforeEach(async () => {
  context = await createTestContext();
  ses = await createSes(context);
  loopback = await serveLoopback(ses.services[0]!);
});
afterEach(async () => {
  await loopback.close();
  await ses.services[0]!.close();
  await context.dispose();
});

async function send(
  body: unknown,
): Promise<{ status: number; type: string | null; body: { MessageId?: string; message?: string } }> {
  const response = await fetch(`${loopback.url}/v2/email/outbound-emails`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    type: response.headers.get('x-amzn-errortype'),
    body: (await response.json()) as { message?: string },
  };
}
const mail = (to: string) => ({
  FromEmailAddress: 'FlowMaster <flow@example.org>',
  Destination: { ToAddresses: [to] },
  Content: { Simple: { Subject: { Data: 'A task' }, Body: { Text: { Data: 'Please' } } } },
});
async function outbox(query = ''): Promise<{ to: string[]; subject: string; text?: string }[]> {
  const response = await ses.routes![0]!.handle({ query: new URLSearchParams(query), body: Buffer.alloc(0) });
  return (JSON.parse(String(response.body)) as { mails: { to: string[]; subject: string }[] }).mails;
}

describe('SES', () => {
  it('puts mail into the outbox, newest first, and finds it by recipient', async () => {
    expect((await send(mail('ann@example.org'))).body.MessageId).toBeTruthy();
    await send(mail('bob@example.org'));
    expect((await outbox()).map(({ to }) => to[0])).toEqual(['bob@example.org', 'ann@example.org']);
    expect(await outbox('to=ann@')).toMatchObject([{ subject: 'A task', text: 'Please' }]);
  });

  it('refuses bad input by name', async () => {
    expect(await send({ ...mail('nobody') })).toMatchObject({ status: 400, type: 'BadRequestException' });
    expect((await send({ ...mail('a@b.c'), Destination: {} })).body.message).toContain('no address');
    expect(await send({ ...mail('a@b.c'), ListManagementOptions: {} })).toMatchObject({
      type: 'UnsupportedOperation',
      body: { message: expect.stringContaining('ListManagementOptions') as string },
    });
    expect((await fetch(`${loopback.url}/v2/email/templates`)).headers.get('x-amzn-errortype')).toBe(
      'UnsupportedOperation',
    );
  });
});
