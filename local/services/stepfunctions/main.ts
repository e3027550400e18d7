/** `npm run local:sfn -- --port P [--data-dir D] [--lambda-endpoint URL]`: the Step Functions engine alone, over HTTP. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createStepFunctions } from './index.ts';
import { remoteIntegrations } from './integrations/remote.ts';
import { serve } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8083' },
    'data-dir': { type: 'string', default: '.flowmaster/stepfunctions' },
    'lambda-endpoint': { type: 'string' },
    'aws-endpoint': { type: 'string' },
    region: { type: 'string', default: process.env.AWS_REGION ?? 'us-east-1' },
    'account-id': { type: 'string', default: '123456789012' },
    'retention-days': { type: 'string', default: '90' },
  },
});

const DAY = 86_400_000;
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  fail(`--port must be a number from 0 to 65535, not '${values.port}'`);
const retention = Number(values['retention-days']);
if (!(retention >= 0)) fail(`--retention-days must be a number of days, not '${values['retention-days']}'`);

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

const engine = await createStepFunctions({
  dataFile: join(values['data-dir'], 'stepfunctions.sqlite'),
  accountId: values['account-id'],
  region: values.region,
  integrations: remoteIntegrations({
    lambda: values['lambda-endpoint'],
    aws: values['aws-endpoint'],
    region: values.region,
  }),
}).catch((error: Error) => fail(error.message));
const server = await serve(engine, port).catch((error: NodeJS.ErrnoException) =>
  fail(error.code === 'EADDRINUSE' ? `Port ${port} is taken; choose another with --port` : error.message),
);
const compacting = setInterval(() => void engine.compact(retention * DAY), DAY);
console.log(`Step Functions on http://127.0.0.1:${server.port} (data in ${values['data-dir']})`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  clearInterval(compacting);
  await server.close();
  await engine.close();
  process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
