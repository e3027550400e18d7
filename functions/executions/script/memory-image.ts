/** A WebAssembly memory, as far as it concerns us. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

const PAGE = 64 * 1024;
const NOTHING = Buffer.alloc(PAGE);
/** Static data that is still zero follows what is not; the build's own has a few kilobytes. */
const STATIC_MARGIN = 4 * PAGE;
/** The stack that no script gets down to, see LARGEST_STACK in machine.ts: it parts the static data from the heap. */
const UNUSED_STACK = 16 * PAGE;

const pageAt = (memory: WasmMemory, page: number): Buffer => Buffer.from(memory.buffer, page * PAGE, PAGE);
const pagesOf = (memory: WasmMemory): number => memory.buffer.byteLength / PAGE;
const isEmpty = (memory: WasmMemory, page: number): boolean => pageAt(memory, page).equals(NOTHING);

interface Piece {
  start: number;
  bytes: Uint8Array;
}

/**
 * What a WebAssembly memory held at one moment. QuickJS keeps all its state there, so a sandbox whose memory is put back has
 * forgotten everything since, whatever a script did. The module lays it out as static data, stack, heap; of the stack nothing is alive
 * between calls, and the heap ends below its last byte that is not zero (the allocator marks its end).
 */
export class MemoryImage {
  readonly #pieces: Piece[];

  private constructor(pieces: Piece[]) {
    this.#pieces = pieces;
  }

  /** Takes an image. What the memory held before the module was made, or last cleared, must be nothing. */
  static of(memory: WasmMemory): MemoryImage {
    const total = pagesOf(memory);
    let staticEnd = 1;
    while (staticEnd < total && !isEmpty(memory, staticEnd)) staticEnd += 1;
    let heapStart = staticEnd;
    while (heapStart < total && isEmpty(memory, heapStart)) heapStart += 1;
    let heapEnd = total;
    while (heapEnd > heapStart && isEmpty(memory, heapEnd - 1)) heapEnd -= 1;
    if ((heapStart - staticEnd) * PAGE < UNUSED_STACK + STATIC_MARGIN) {
      throw new Error('The memory of the script sandbox is not laid out as expected: static data, stack, heap.');
    }
    const cut = (start: number, end: number): Piece => ({
      start,
      bytes: new Uint8Array(memory.buffer.slice(start, end)),
    });
    return new MemoryImage([cut(0, staticEnd * PAGE + STATIC_MARGIN), cut(heapStart * PAGE, heapEnd * PAGE)]);
  }

  /** Behind the last byte of the heap. */
  get end(): number {
    const { start, bytes } = this.#pieces.at(-1)!;
    return start + bytes.byteLength;
  }

  restore(memory: WasmMemory): void {
    const all = new Uint8Array(memory.buffer);
    for (const { start, bytes } of this.#pieces) all.set(bytes, start);
  }
}

/** Leaves no byte of what was there. Pages that nobody has touched stay untouched, and so cost no memory. */
export function clear(memory: WasmMemory): void {
  for (let page = 0; page < pagesOf(memory); page += 1) {
    if (!isEmpty(memory, page)) pageAt(memory, page).fill(0);
  }
}
