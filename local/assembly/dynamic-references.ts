import { z } from 'zod';
import type { CloudContext } from '#local/services/contract.ts';
import { AssemblyError } from './assembly-error.ts';
import { isObject } from './intrinsics.ts';

const REFERENCE = /\{\{resolve:([^:}]+):([^}]+)\}\}/g;

/** Replaces `{{resolve:ssm:name}}`, `{{resolve:ssm-secure:name}}` and `{{resolve:secretsmanager:id:SecretString:key}}`. */
export async function resolveDynamicReferences(value: unknown, context: CloudContext): Promise<unknown> {
  if (typeof value === 'string') return value.includes('{{resolve:') ? resolveText(value, context) : value;
  if (Array.isArray(value)) return Promise.all(value.map((element) => resolveDynamicReferences(element, context)));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(
    async ([key, member]) => [key, await resolveDynamicReferences(member, context)] as const,
  );
  return Object.fromEntries(await Promise.all(members));
}

async function resolveText(text: string, context: CloudContext): Promise<string> {
  let result = text;
  for (const [reference, service, key] of text.matchAll(REFERENCE)) {
    result = result.replace(reference, await lookUp(service!, key!, context));
  }
  return result;
}

async function lookUp(service: string, key: string, context: CloudContext): Promise<string> {
  if (service === 'ssm' || service === 'ssm-secure') return parameter(key.split(':')[0]!, context);
  if (service === 'secretsmanager') return secret(key, context);
  throw new AssemblyError(`{{resolve:${service}:…}} is not supported locally`);
}

const ParameterAnswer = z.object({ Parameter: z.object({ Value: z.string() }) });

async function parameter(name: string, context: CloudContext): Promise<string> {
  const answer = await context.call('ssm', 'AmazonSSM.GetParameter', { Name: name, WithDecryption: true });
  return ParameterAnswer.parse(answer).Parameter.Value;
}

async function secret(key: string, context: CloudContext): Promise<string> {
  // The id may be an ARN, whose colons are not separators of the reference.
  const match = /^(arn:[^:]+(?::[^:]*){5}|[^:]+)(?::SecretString)?(?::([^:]*))?/.exec(key);
  const answer = await context.call('secretsmanager', 'secretsmanager.GetSecretValue', { SecretId: match?.[1] });
  const { SecretString } = z.object({ SecretString: z.string() }).parse(answer);
  if (!match?.[2]) return SecretString;
  return String(z.record(z.string(), z.unknown()).parse(JSON.parse(SecretString))[match[2]]);
}
