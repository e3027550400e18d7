import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Loopback, serveLoopback } from '#local/services/protocol/loopback.ts';
import { createTestContext, type TestContext } from '#local/services/protocol/test-context.ts';
import { createS3, type S3Service } from './service.ts';

let context: TestContext;
let s3: S3Service;
let loopback: Loopback;
let client: S3Client;
const Bucket = 'artifacts';

async function boot(dataDir?: string): Promise<void> {
  context = await createTestContext(dataDir === undefined ? {} : { dataDir });
  s3 = await createS3(context);
  loopback = await serveLoopback(s3);
  client = new S3Client({
    endpoint: loopback.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
}
async function halt(): Promise<void> {
  client.destroy();
  await loopback.close();
  await s3.close();
}
beforeEach(async () => {
  await boot();
  await client.send(new CreateBucketCommand({ Bucket }));
});
afterEach(async () => {
  await halt();
  await context.dispose();
});

describe('S3', () => {
  it('keeps an object with its metadata, also over a restart', async () => {
    const Key = 'a folder/ü.json';
    await client.send(
      new PutObjectCommand({ Bucket, Key, Body: '{"a":1}', ContentType: 'application/json', Metadata: { by: 'me' } }),
    );
    await halt();
    await boot(context.dataDir);
    const read = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(await read.Body?.transformToString()).toBe('{"a":1}');
    expect(read).toMatchObject({ ContentType: 'application/json', Metadata: { by: 'me' } });
    expect((await client.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength).toBe(7);
    expect((await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'a folder/' }))).Contents).toHaveLength(1);
    expect(s3.read(Bucket, Key)?.body.toString()).toBe('{"a":1}');
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
    await expect(client.send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('refuses by name what it would otherwise ignore', async () => {
    const put = (input: object) => client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', ...input }));
    await expect(put({ IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'UnsupportedOperation',
      message: expect.stringContaining('if-none-match') as string,
    });
    await expect(put({ Tagging: 'a=b' })).rejects.toThrow('x-amz-tagging');
    await expect(client.send(new GetObjectCommand({ Bucket, Key: 'k', VersionId: '1' }))).rejects.toThrow('versionId');
    await expect(
      client.send(new PutObjectTaggingCommand({ Bucket, Key: 'k', Tagging: { TagSet: [] } })),
    ).rejects.toThrow('tagging');
    await expect(put({ ExpectedBucketOwner: '111111111111' })).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('answers the errors of S3', async () => {
    await expect(client.send(new PutObjectCommand({ Bucket: 'missing', Key: 'k', Body: 'x' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
    await expect(client.send(new CreateBucketCommand({ Bucket: 'NOT_VALID' }))).rejects.toMatchObject({
      name: 'InvalidBucketName',
    });
    const late = '?X-Amz-Date=20200101T000000Z&X-Amz-Expires=60';
    expect((await fetch(`${loopback.url}/${Bucket}/k${late}`)).status).toBe(403);
  });
});
