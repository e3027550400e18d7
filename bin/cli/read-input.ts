import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { CliFault, usage } from './fault.ts';

/** Larger files are refused before they are parsed. */
const LARGEST = 50 * 1024 * 1024;

/** The bytes of a file, or of stdin for `-`. */
export async function readBytes(file: string): Promise<Buffer> {
  const content = file === '-' ? await buffer(process.stdin) : await read(file);
  if (content.length > LARGEST)
    throw new CliFault('findings', 'input.too-large', `${nameOf(file)} is larger than 50 MB.`);
  return content;
}

export const nameOf = (file: string): string => (file === '-' ? 'stdin' : file);

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw usage(`There is no file "${file}".`);
    if (code === 'EISDIR') throw usage(`"${file}" is a folder; a file is needed.`);
    throw usage(`"${file}" cannot be read: ${(error as Error).message}`);
  }
}

export const readJson = async (file: string): Promise<unknown> => parseJson((await readBytes(file)).toString(), file);

export function parseJson(content: string, file: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CliFault('findings', 'input.not-json', `${nameOf(file)} is not JSON: ${(error as Error).message}`);
  }
}
