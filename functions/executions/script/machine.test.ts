import { describe, expect, it } from 'vitest';
import { ScriptMachine } from './machine.ts';
import { MemoryImage, type WasmMemory } from './memory-image.ts';

const bounds = { timeoutMs: 5_000, memoryMb: 32 };
const nothing = { inputs: {}, data: {}, context: {} };
const SECRET = 'f1a3c9d27b5e4e60';

const holds = (memory: WasmMemory, text: string) => Buffer.from(memory.buffer).includes(text);

/** A machine whose memory the test can look into. */
async function machineWithMemory() {
  const memories: WasmMemory[] = [];
  const { of } = MemoryImage;
  MemoryImage.of = (memory) => {
    memories.push(memory);
    return of(memory);
  };
  const machine = await ScriptMachine.create();
  MemoryImage.of = of;
  return { machine, memory: memories[0]! };
}

describe('The memory of a script machine', () => {
  it('holds no byte of a tenant when another comes', async () => {
    const { machine, memory } = await machineWithMemory();
    machine.run(
      'one',
      { source: `const text = inputs.secret.repeat(9); return { a: text + "${SECRET}" }`, ...bounds },
      { ...nothing, inputs: { secret: SECRET } },
    );
    expect(holds(memory, SECRET)).toBe(true);
    machine.run('other', { source: 'return {}', ...bounds }, nothing);
    expect(holds(memory, SECRET)).toBe(false);
  });

  it('has no static data beyond what an image keeps, whatever scripts do', async () => {
    const { machine, memory } = await machineWithMemory();
    const bytes = () => Buffer.from(memory.buffer);
    const empty = (from: number, to: number) =>
      bytes()
        .subarray(from, to)
        .every((byte) => byte === 0);
    const staticEnd = 131_072;
    expect(empty(staticEnd, staticEnd + 4 * 65_536)).toBe(true);
    const scripts = [
      'const f = (n) => n === 0 ? 0 : 1 + f(n - 1); let n = 1; try { for (;; n *= 2) f(n) } catch {} return { n }',
      'return { match: /(?:(a+)+)(\\\\d{2,})?/u.exec("a".repeat(20) + "42") }',
      'return { text: JSON.stringify(JSON.parse("[".repeat(500) + "]".repeat(500))).length }',
      'return { date: new Date(2026, 1, 3).toISOString(), big: (2n ** 4096n).toString().length, up: "straße".toUpperCase().normalize("NFD") }',
      'return { sorted: Array.from({ length: 50000 }, (_, n) => (n * 7919) % 50000).sort((a, b) => a - b)[7] }',
      'return { all: Object.getOwnPropertyNames(globalThis).map((name) => { try { return String(globalThis[name]?.()).length } catch { return 0 } }) }',
    ];
    for (const source of scripts) machine.run('one', { source, ...bounds }, nothing);
    expect(empty(staticEnd, staticEnd + 4 * 65_536)).toBe(true);
  });
});
