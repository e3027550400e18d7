import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { S3 } from '@aws-sdk/client-s3';
import { SFN } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLocalCloud, type LocalCloud } from '../cloud.ts';
import { serviceModules } from './modules.ts';

const assemblyDir = fileURLToPath(new URL('../fixtures/bucket', import.meta.url));
const reader = {
  Resource: 'arn:aws:states:::s3:getObject',
  ReaderConfig: { InputType: 'JSON' },
  Parameters: { Bucket: 'reports', Key: 'rows.json' },
};
const processor = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'Row',
  States: { Row: { Type: 'Pass', End: true } },
};

describe('A map of a state machine in the booted cloud', () => {
  let dataDir: string;
  let cloud: LocalCloud;
  let states: SFN;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'flowmaster-buckets-'));
    cloud = await createLocalCloud({ assemblyDir, dataDir, modules: serviceModules });
    const settings = { endpoint: cloud.awsUrl, region: 'us-east-1', credentials: cloud.context.serviceCredentials };
    states = new SFN(settings);
    const s3 = new S3({ ...settings, forcePathStyle: true });
    await s3.putObject({ Bucket: 'reports', Key: 'rows.json', Body: '[1,2,3]' });
  });
  afterAll(async () => {
    await cloud.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function ended(name: string, more: object = {}) {
    const map = { Type: 'Map', ItemReader: reader, ItemProcessor: processor, End: true, ...more };
    const { stateMachineArn } = await states.createStateMachine({
      name,
      roleArn: 'arn:aws:iam::000000000000:role/reports-machine',
      definition: JSON.stringify({ StartAt: 'Rows', States: { Rows: map } }),
    });
    const { executionArn } = await states.startExecution({ stateMachineArn });
    return vi.waitFor(async () => {
      const execution = await states.describeExecution({ executionArn });
      expect(execution.status).not.toBe('RUNNING');
      return execution;
    }, 20_000);
  }

  it('reads its items from a bucket that its role may read', async () => {
    expect(await ended('reads')).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3]' });
  });

  it('writes no results where its role may not', async () => {
    const ResultWriter = {
      Resource: 'arn:aws:states:::s3:putObject',
      Parameters: { Bucket: 'reports', Prefix: 'out' },
    };
    expect(await ended('writes', { ResultWriter })).toMatchObject({
      status: 'FAILED',
      error: 'States.ResultWriterFailed',
      cause: expect.stringContaining('s3:PutObject'),
    });
  });
});
