// FlowMaster's Step Functions engine alone, against the peers' harness: every acknowledged transition is on disk (SQLite WAL, synchronous=FULL,
// group commit). Functions are answered in process; with --http=1 the API and the functions are reached over loopback.
//   PEERS_HARNESS=<peers>/_lib/harness.mjs node bench/peers/flowmaster-sfn/run.mjs [--n=1000] [--conc=50] [--parked=10000] [--http=1]
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createStepFunctions } from '../../../local/services/stepfunctions/index.ts';
import { post } from '../../../local/services/stepfunctions/integrations/http.ts';
import { remoteIntegrations } from '../../../local/services/stepfunctions/integrations/remote.ts';
import { serve } from '../../../local/services/stepfunctions/server.ts';

const harness = process.env.PEERS_HARNESS;
if (!harness) throw new Error("Set PEERS_HARNESS to the peers' _lib/harness.mjs");
const H = await import(pathToFileURL(harness).href);
const http = H.opt('http', 0) === 1;
const name = http ? 'flowmaster-sfn-http' : 'flowmaster-sfn';

const ROLE = 'arn:aws:iam::123456789012:role/bench';
const fn = (i) => `arn:aws:lambda:eu-west-1:123456789012:function:s${i}`;
const tokens = [];
const parkedAt = [];
const ended = new Map();

function answer(index, data) {
  if (data.token === undefined) return H.service(index, data);
  tokens[data.id] = data.token;
  parkedAt[data.id]?.();
  return {};
}

async function integrations() {
  if (!http) {
    return {
      invokeLambda: async (arn, payload) => ({
        statusCode: 200,
        payload: JSON.stringify(answer(Number(arn.split(':s').at(-1)), JSON.parse(payload))),
      }),
      putEvents: async () => ({ FailedEntryCount: 0, Entries: [] }),
      call: async () => ({}),
    };
  }
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () =>
      response.end(JSON.stringify(answer(Number(/\/s(\d+)\//.exec(request.url)[1]), JSON.parse(text)))),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return remoteIntegrations({
    lambda: `http://127.0.0.1:${server.address().port}`,
    aws: undefined,
    region: 'eu-west-1',
  });
}

const engine = await createStepFunctions({
  dataFile: join(H.dataDir(H.isCold ? `${name}-cold` : name), 'sfn.sqlite'),
  accountId: '123456789012',
  region: 'eu-west-1',
  integrations: await integrations(),
  onStatusChange: ({ detail }) => {
    if (detail.status !== 'RUNNING') ended.get(detail.executionArn)?.(detail);
  },
});
const port = http ? (await serve(engine, 0)).port : 0;

async function call(action, body) {
  if (!http) {
    const { status, body: answered } = await engine.handle(`AWSStepFunctions.${action}`, body);
    H.check(status === 200, `${action}: ${JSON.stringify(answered)}`);
    return answered;
  }
  const headers = { 'x-amz-target': `AWSStepFunctions.${action}` };
  const response = await post(`http://127.0.0.1:${port}/`, { headers, body: JSON.stringify(body) });
  H.check(response.status === 200, `${action}: ${response.status}`);
  return JSON.parse(response.text);
}

const S = (i) => `S${i}`;
const IX = [...Array(10).keys()];
const task = (i, rest, payload = '{% $states.input %}') => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: fn(i), Payload: payload },
  Output: '{% $states.result.Payload %}',
  ...rest,
});
const machine = async (label, definition) =>
  (
    await call('CreateStateMachine', {
      name: label,
      roleArn: ROLE,
      definition: JSON.stringify({ QueryLanguage: 'JSONata', ...definition }),
    })
  ).stateMachineArn;
const seq = await machine('seq', {
  StartAt: S(0),
  States: Object.fromEntries(IX.map((i) => [S(i), task(i, i < 9 ? { Next: S(i + 1) } : { End: true })])),
});
const par = await machine('par', {
  StartAt: 'P',
  States: {
    P: {
      Type: 'Parallel',
      End: true,
      Branches: IX.map((i) => ({ StartAt: S(i), States: { [S(i)]: task(i, { End: true }) } })),
    },
  },
});
const park = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: {
    FunctionName: fn(1),
    Payload: { id: '{% $states.input.id %}', token: '{% $states.context.Task.Token %}' },
  },
  Next: 'Z',
};
const hum = await machine('hum', {
  StartAt: 'A',
  States: { A: task(0, { Next: 'H' }), H: park, Z: task(2, { End: true }) },
});

let serial = 0;
const finished = (arn) =>
  new Promise((resolve) => {
    ended.set(arn, (detail) => {
      ended.delete(arn);
      resolve(detail);
    });
  });
async function start(stateMachineArn, id) {
  const label = `x${process.pid}-${serial++}`;
  const done = finished(`${stateMachineArn.replace(':stateMachine:', ':execution:')}:${label}`);
  await call('StartExecution', { stateMachineArn, name: label, input: JSON.stringify({ id }) });
  return done;
}
const w1 = async (i) => {
  const output = JSON.parse((await start(seq, i)).output);
  H.check(output.k9 === 9 && output.k0 === 0, 'w1');
};
const w2 = async (i) => {
  const output = JSON.parse((await start(par, i)).output);
  H.check(output.length === 10 && output[9].k9 === 9, 'w2');
};
if (H.isCold) {
  await w1(0);
  console.log('FIRST');
  await H.sleep(60_000);
}
H.track([process.pid]);
const rss = new H.Rss('all', [process.pid], { deep: false });
await H.pool(H.P.warm, 50, w1);
const W1 = await H.throughput(H.P.n, H.P.conc, w1);
const W1lat = await H.latency(H.P.lat, w1);
await H.pool(H.P.warm, 50, w2);
const W2 = await H.throughput(H.P.n, H.P.conc, w2);
const W2lat = await H.latency(H.P.lat, w2);
const runs = [];
const W3 = await H.parked({
  rss,
  create: async (i) => {
    const parked = new Promise((resolve) => {
      parkedAt[i] = resolve;
    });
    runs[i] = start(hum, i);
    await parked;
  },
  allParked: () => H.until(() => engine.loaded === 0),
  resume: async (i) => {
    await call('SendTaskSuccess', { taskToken: tokens[i], output: '{"approved":true}' });
    H.check(JSON.parse((await runs[i]).output).approved, 'w3');
  },
});
const cold = await H.coldEmbedded(fileURLToPath(import.meta.url));
H.emit(name, {
  version: 'this repository',
  durable: 'yes: every transition a committed SQLite transaction (WAL, synchronous=FULL), group commit',
  api: http ? 'HTTP' : 'in-process',
  W1,
  W1lat,
  W2,
  W2lat,
  W3,
  rssPeakMb: rss.peakMb,
  cold,
});
await engine.close();
process.exit(0);
