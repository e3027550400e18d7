import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { AssemblyError } from './assembly-error.ts';
import { type Template, TemplateSchema } from './template.ts';

/** A file asset of the assembly: a folder (`zip`) or a single file. */
export interface Asset {
  path: string;
  packaging: 'zip' | 'file';
}

export interface Stack {
  /** CloudFormation stack name. */
  name: string;
  template: Template;
  /** Values that the assembly itself gives for template parameters. */
  parameters: Record<string, string>;
}

export interface Assembly {
  /** Each stack after those it depends on. */
  stacks: Stack[];
  /** By object key in the bootstrap bucket, which is how templates refer to them. */
  assets: Map<string, Asset>;
}

const ManifestSchema = z.object({
  artifacts: z
    .record(
      z.string(),
      z.object({
        type: z.string(),
        properties: z.record(z.string(), z.unknown()).default({}),
        dependencies: z.array(z.string()).default([]),
      }),
    )
    .default({}),
});
const StackPropertiesSchema = z.object({
  templateFile: z.string(),
  stackName: z.string().optional(),
  parameters: z.record(z.string(), z.string()).default({}),
});
const AssetManifestSchema = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string(), packaging: z.enum(['zip', 'file']).default('file') }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

/** Reads a synthesized CDK assembly (`cdk.out`), nested stages included. Throws AssemblyError naming the file at fault. */
export function readAssembly(directory: string): Assembly {
  const assembly: Assembly = { stacks: [], assets: new Map() };
  readInto(assembly, resolve(directory));
  return assembly;
}

function readInto(assembly: Assembly, directory: string): void {
  const { artifacts } = readJson(join(directory, 'manifest.json'), ManifestSchema);
  for (const id of inDependencyOrder(artifacts)) {
    const { type, properties } = artifacts[id]!;
    if (type === 'aws:cloudformation:stack') assembly.stacks.push(readStack(id, directory, properties));
    if (type === 'cdk:asset-manifest') readAssets(assembly.assets, directory, String(properties.file));
    if (type === 'cdk:cloud-assembly') readInto(assembly, join(directory, String(properties.directoryName)));
  }
}

function readStack(id: string, directory: string, properties: unknown): Stack {
  const { templateFile, stackName, parameters } = StackPropertiesSchema.parse(properties);
  return { name: stackName ?? id, template: readJson(join(directory, templateFile), TemplateSchema), parameters };
}

function readAssets(assets: Map<string, Asset>, directory: string, file: string): void {
  for (const { source, destinations } of Object.values(readJson(join(directory, file), AssetManifestSchema).files)) {
    const asset = { path: join(directory, source.path), packaging: source.packaging };
    for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, asset);
  }
}

function inDependencyOrder(artifacts: Record<string, { dependencies: string[] }>): string[] {
  const order = new Set<string>();
  const visit = (id: string): void => {
    if (order.has(id) || !artifacts[id]) return;
    for (const dependency of artifacts[id].dependencies) visit(dependency);
    order.add(id);
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return [...order];
}

function readJson<T>(file: string, schema: z.ZodType<T>): T {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AssemblyError(`Cannot read ${file}: synthesize the stacks first (npm run build).`, { cause });
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new AssemblyError(`${file} is not what CDK writes: ${reason}`, { cause });
  }
}
