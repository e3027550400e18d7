import { randomFillSync } from 'node:crypto';
import variant from '@jitl/quickjs-singlefile-mjs-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
} from 'quickjs-emscripten-core';
import { clear, MemoryImage, type WasmMemory } from './memory-image.ts';
import type { Script, ScriptScope } from './script.ts';
import { FILE, failureOf, outOfMemory } from './script-failure.ts';

const LARGEST_STACK = 256 * 1024;
const PAGE = 64 * 1024;
/** Compiled scripts of the current tenant; each image has about half a megabyte. */
const MOST_KEPT = 32;

/**
 * Wraps a script's body. Its own lines begin on the second line. Values cross the border as JSON texts only: no object of the host ever
 * enters the sandbox. QuickJS seeds its random numbers when it is made, so each call brings a seed of its own (sfc32).
 */
const HEAD = `((main, { parse, stringify }, { defineProperty }) => (seed, inputs, data, context) => {
  let [a, b, c, d] = parse(seed);
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0; a = b ^ (b >>> 9); b = (c + (c << 3)) | 0; c = ((c << 21) | (c >>> 11)) + t | 0;
    return t >>> 0;
  };
  const random = () => (next() * 2097152 + (next() >>> 11)) / 9007199254740992;
  defineProperty(Math, 'random', { value: random, writable: true, configurable: true, enumerable: false });
  const result = main(parse(inputs), parse(data), parse(context));
  return result === undefined ? '{}' : (stringify(result) ?? 'null');
})(function (inputs, data, context) { "use strict";`.replaceAll(/\n\s*/g, ' ');
const TAIL = '\n}, JSON, Object)';

interface Compiled {
  image: MemoryImage;
  main: QuickJSHandle;
}

/**
 * A QuickJS whose memory is put back to what it was before each script: making a new one for each would take most of the time
 * that a small script takes. Images are of one tenant at a time; when another comes, all memory is cleared first.
 */
export class ScriptMachine {
  readonly #memory: WasmMemory;
  readonly #runtime: QuickJSRuntime;
  readonly #vm: QuickJSContext;
  readonly #pristine: MemoryImage;
  readonly #compiled = new Map<string, Compiled>();
  readonly #seed = new Int32Array(4);
  readonly #madeWith: number;
  #tenantId = '';
  #deadline = 0;
  #mostBytes = 0;
  #isExhausted = false;

  private constructor(memory: WasmMemory, runtime: QuickJSRuntime) {
    this.#memory = memory;
    this.#runtime = runtime;
    runtime.setMaxStackSize(LARGEST_STACK);
    runtime.setInterruptHandler(() => Date.now() > this.#deadline);
    this.#vm = runtime.newContext();
    this.#pristine = MemoryImage.of(memory);
    this.#madeWith = memory.buffer.byteLength;
    this.#boundGrowth();
  }

  static async create(): Promise<ScriptMachine> {
    const module = await newQuickJSWASMModuleFromVariant(variant);
    return new ScriptMachine(module.getWasmMemory() as WasmMemory, module.newRuntime());
  }

  /** WebAssembly memory never shrinks: one that has grown would let the next script use more than its bound. */
  get hasGrown(): boolean {
    return this.#memory.buffer.byteLength > this.#madeWith;
  }

  /**
   * What the script returns, as JSON.
   * @throws TaskError what the script, or a bound on it, came to; anything else: the machine is broken and must be thrown away
   */
  run(tenantId: string, script: Script, { inputs, data, context }: ScriptScope): string {
    this.#deadline = Date.now() + script.timeoutMs;
    this.#admit(tenantId);
    const { image, main } = this.#compiled.get(script.source) ?? this.#compile(script);
    image.restore(this.#memory);
    this.#bound(script);
    const seed = Array.from(randomFillSync(this.#seed));
    const values = [seed, inputs, data, context].map((value) => this.#vm.newString(JSON.stringify(value ?? {})));
    return this.#vm.getString(this.#valueOf(this.#vm.callFunction(main, this.#vm.undefined, ...values), script));
  }

  #admit(tenantId: string): void {
    if (this.#tenantId === tenantId) return;
    this.#compiled.clear();
    clear(this.#memory);
    this.#tenantId = tenantId;
  }

  /** Of many small allocations QuickJS counts the number only, so that the memory as a whole is bounded too. */
  #bound({ memoryMb }: Script): void {
    const bytes = memoryMb * 1024 * 1024;
    this.#mostBytes = this.#pristine.end + bytes;
    this.#isExhausted = false;
    this.#runtime.setMemoryLimit(bytes);
  }

  /** The image of a script holds it compiled, before any call of it. */
  #compile(script: Script): Compiled {
    clear(this.#memory);
    this.#pristine.restore(this.#memory);
    this.#bound(script);
    const main = this.#valueOf(this.#vm.evalCode(`${HEAD}\n${script.source}${TAIL}`, FILE), script);
    const compiled = { image: MemoryImage.of(this.#memory), main };
    if (this.#compiled.size >= MOST_KEPT) this.#compiled.delete(this.#compiled.keys().next().value!);
    this.#compiled.set(script.source, compiled);
    return compiled;
  }

  /** Handles need no freeing here: what they stand for goes with the memory. */
  #valueOf(result: ReturnType<QuickJSContext['evalCode']>, script: Script): QuickJSHandle {
    if (!result.error) return result.value;
    // Without memory there is not even an error to look at.
    throw this.#isExhausted ? outOfMemory(script) : failureOf(this.#vm.dump(result.error), script);
  }

  /** Makes the allocator find no more memory beyond the bound. */
  #boundGrowth(): void {
    const memory = this.#memory;
    const grow = memory.grow.bind(memory);
    memory.grow = (pages) => {
      this.#isExhausted = memory.buffer.byteLength + pages * PAGE > this.#mostBytes;
      if (this.#isExhausted) throw new RangeError('The script may not use more memory.');
      return grow(pages);
    };
  }
}
