import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { AssemblyError } from '#local/assembly/assembly-error.ts';
import type { Asset } from '#local/assembly/read-assembly.ts';
import type { CloudContext, ResourceProvider } from '#local/services/contract.ts';

const DeploymentSchema = z.object({
  SourceObjectKeys: z.array(z.string()),
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.string().default(''),
  SystemMetadata: z.record(z.string(), z.string()).default({}),
});

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
};

/** CDK's custom resources of buckets: the deployment copies its assets here; emptying a bucket at deletion never happens. */
export function createBucketDeploymentProvider(assets: ReadonlyMap<string, Asset>): ResourceProvider {
  return {
    types: ['Custom::CDKBucketDeployment', 'Custom::S3AutoDeleteObjects'],
    create: async (logicalId, properties, context, { type }) => {
      if (type === 'Custom::S3AutoDeleteObjects') return { ref: logicalId, attributes: {} };
      const deployment = DeploymentSchema.parse(properties);
      for (const key of deployment.SourceObjectKeys) {
        const asset = assets.get(key);
        if (!asset) throw new AssemblyError(`the asset ${key} is not in the assembly`);
        await copy(asset.path, deployment, context);
      }
      return {
        ref: logicalId,
        attributes: { DestinationBucketArn: `arn:${context.partition}:s3:::${deployment.DestinationBucketName}` },
      };
    },
  };
}

async function copy(
  directory: string,
  deployment: z.infer<typeof DeploymentSchema>,
  context: CloudContext,
): Promise<void> {
  const s3 = context.service('s3');
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    const key = join(deployment.DestinationBucketKeyPrefix, relative(directory, path)).split(sep).join('/');
    const cacheControl = deployment.SystemMetadata['cache-control'];
    const answer = await s3.handle({
      service: 's3',
      method: 'PUT',
      path: `/${deployment.DestinationBucketName}/${key.split('/').map(encodeURIComponent).join('/')}`,
      query: new URLSearchParams(),
      headers: {
        'content-type': CONTENT_TYPES[extname(file.name)] ?? 'application/octet-stream',
        ...(cacheControl !== undefined && { 'cache-control': cacheControl }),
      },
      body: readFileSync(path),
      caller: { accessKeyId: context.serviceCredentials.accessKeyId, accountId: context.accountId },
      region: context.region,
    });
    if (answer.status >= 300) throw new AssemblyError(`copying ${key} failed: ${answer.body.toString()}`);
  }
}
