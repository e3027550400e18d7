import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { z } from 'zod';
import { type ProcessDefinition, ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';

/**
 * `process_contents`: definitions as histories keep them, each once however often it was saved. Brotli makes about a tenth of
 * the JSON; base64 takes a third of that back, because ArangoDB stores text.
 */
export const ContentSchema = z.object({
  _key: z.string(),
  encoding: z.literal('br+base64'),
  data: z.string(),
  bytes: z.int(),
});
export type Content = z.infer<typeof ContentSchema>;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Packs a definition under a key that says what it holds, within its process. */
export function pack(processId: string, definition: ProcessDefinition): Content {
  const text = JSON.stringify(definition);
  const data = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).toString('base64');
  return { _key: `${processId}:${hashOf(text)}`, encoding: 'br+base64', data, bytes: Buffer.byteLength(text) };
}

export const unpack = ({ data, bytes }: Content): ProcessDefinition =>
  ProcessDefinitionSchema.parse(
    JSON.parse(brotliDecompressSync(Buffer.from(data, 'base64'), { maxOutputLength: bytes }).toString('utf8')),
  );
