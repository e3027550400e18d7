import { createWriteStream, existsSync, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { dirname, join } from 'node:path';

const ROTATE_AT = 10 * 1024 * 1024;

interface LogFile {
  stream: WriteStream;
  size: number;
}

/** Log groups as files under `<dataDir>/logs`, one per group; a file over 10 MB is kept once as `.1`. */
export class LogFiles {
  readonly #directory: string;
  readonly #echo: ((group: string, text: string) => void) | undefined;
  readonly #files = new Map<string, LogFile>();

  /** `echo` also gets every text, for `--verbose`. */
  constructor(directory: string, echo?: (group: string, text: string) => void) {
    this.#directory = directory;
    this.#echo = echo;
  }

  write(group: string, text: string): void {
    const file = this.#open(group);
    file.stream.write(text);
    file.size += text.length;
    this.#echo?.(group, text);
  }

  async close(): Promise<void> {
    const streams = [...this.#files.values()].map(({ stream }) => stream);
    this.#files.clear();
    await Promise.all(streams.map((stream) => new Promise((resolve) => stream.end(resolve))));
  }

  #open(group: string): LogFile {
    const known = this.#files.get(group);
    if (known && known.size < ROTATE_AT) return known;
    known?.stream.end();
    const path = join(this.#directory, `${group.replace(/^\/+/, '').replaceAll('..', '_')}.log`);
    mkdirSync(dirname(path), { recursive: true });
    if (known) renameSync(path, `${path}.1`);
    const size = existsSync(path) ? statSync(path).size : 0;
    const file = { stream: createWriteStream(path, { flags: 'a' }), size };
    this.#files.set(group, file);
    return file;
  }
}
