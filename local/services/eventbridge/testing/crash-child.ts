// A process that accepts events for as long as it lives, and says which ones it acknowledged: for the test that kills it.
import { createTestContext } from '#local/services/protocol/test-context.ts';
import { createSqs } from '#local/services/storage/sqs/service.ts';
import { createEventBridge } from '../index.ts';

const [dataDir = '', mode] = process.argv.slice(2);
const context = await createTestContext({ dataDir });
const sqs = createSqs(context);
context.services.set('sqs', sqs);
const events = await createEventBridge(context);
context.services.set('events', events.services[0]!);
if (!sqs.queues.find('q')) await sqs.queues.create('q', {}, {});
const arn = `arn:aws:sqs:${context.region}:${context.accountId}:q`;
const rule = events.providers.find(({ types }) => types.includes('AWS::Events::Rule'));
const properties = { EventPattern: { source: ['app'] }, Targets: [{ Id: 'q', Arn: arn, InputPath: '$.id' }] };
await rule?.create('R', properties, context, { stack: 's', type: '', metadata: {} });
await events.start?.();

async function put(): Promise<string[]> {
  const Entries = Array.from({ length: 5 }, () => ({ Source: 'app', DetailType: 'x', Detail: '{}' }));
  const response = await events.services[0]!.handle({
    service: 'events',
    action: 'PutEvents',
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.from(JSON.stringify({ Entries })),
    caller: { accessKeyId: 'x', accountId: context.accountId },
    region: context.region,
  });
  return (JSON.parse(String(response.body)) as { Entries: { EventId: string }[] }).Entries.map(
    ({ EventId }) => EventId,
  );
}

async function accept(): Promise<never> {
  for (;;) {
    const batches = await Promise.all(Array.from({ length: 8 }, put));
    process.stdout.write(`${batches.flat().join('\n')}\n`);
  }
}

/** What the queue holds, as the next process finds it. */
async function report(): Promise<void> {
  const queue = sqs.queues.get('q');
  const messages = await sqs.queues.receive(queue, { max: Number.MAX_SAFE_INTEGER, waitMs: 0 });
  process.stdout.write(JSON.stringify(messages.map(({ body }) => JSON.parse(body) as string)));
  await events.close();
  for (const service of context.services.values()) await service.close();
}

if (mode === 'report') await report();
else await accept();
