import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Database } from 'arangojs';
import { connect } from '#adapters/graph/connection.ts';
import { runMigrations } from '#adapters/graph/run-migrations.ts';
import { questionsOf } from './graph/questions.ts';
import { fill, NODES } from './graph/world.ts';
import { now, quantile } from './measure.ts';
import { ms, type Row } from './table.ts';

const SMALL = 100;
const [SMALL_TENANT, BIG_TENANT, FIRST_OTHER, OTHERS] = [1, 2, 3, 5];
const REPEATS = 15;
const SECONDS_PER_QUESTION = 8;

/** The graph's questions to a tenant of `count` processes with five others beside it, and to one of 100, before and after the rest came. */
export async function graph(count: number): Promise<Row[]> {
  const { db, close } = await open();
  try {
    await fill(db, SMALL_TENANT, SMALL);
    const alone = await ask(db, SMALL_TENANT, SMALL);
    const began = now();
    await fill(db, BIG_TENANT, count);
    const filled = now() - began;
    for (let other = 0; other < OTHERS; other++) await fill(db, FIRST_OTHER + other, Math.floor(count / 10));
    const beside = await ask(db, SMALL_TENANT, SMALL);
    const big = await ask(db, BIG_TENANT, count);
    const row = (name: string): Row => ({
      what: `${name} (${big[name]!.answered} answered; small tenant ${beside[name]!.answered})`,
      value: ms(big[name]!.median),
      baseline: `${(big[name]!.median / beside[name]!.median).toFixed(1)} × a tenant of ${SMALL}, ${ms(beside[name]!.median)} (${ms(alone[name]!.median)} before the others came)`,
    });
    return [
      { what: `${count} processes of ${NODES} nodes brought in`, value: ms(filled) },
      ...Object.keys(big).map(row),
    ];
  } finally {
    await close();
  }
}

interface Answer {
  median: number;
  answered: number;
}

async function ask(db: Database, tenant: number, size: number): Promise<Record<string, Answer>> {
  const answers: Record<string, Answer> = {};
  for (const [name, question] of Object.entries(questionsOf(db, tenant, size))) {
    const times: number[] = [];
    let answered = await question();
    const deadline = now() + SECONDS_PER_QUESTION * 1000;
    while (times.length < REPEATS && (times.length === 0 || now() < deadline)) {
      const began = now();
      answered = await question();
      times.push(now() - began);
    }
    answers[name] = { median: quantile(times, 0.5), answered };
    if (process.env.BENCH_VERBOSE) console.error(tenant, name, answers[name]);
  }
  return answers;
}

/** A database of its own on the server that ARANGO_URL names, or on the embedded one in a process of its own. */
async function open(): Promise<{ db: Database; close: () => Promise<void> }> {
  const { ARANGO_URL, ARANGO_USERNAME: username = 'root', ARANGO_PASSWORD: password = '' } = process.env;
  const embedded = ARANGO_URL ? undefined : await startEmbedded();
  const system = connect(ARANGO_URL ?? embedded!.url, '_system', { username, password });
  const name = `flowmaster_bench_${process.pid}`;
  await runMigrations(system, name);
  return {
    db: system.database(name),
    close: async () => {
      await system.dropDatabase(name);
      system.close();
      await embedded?.close();
    },
  };
}

async function startEmbedded(): Promise<{ url: string; close: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'flowmaster-bench-graph-'));
  const main = resolve(import.meta.dirname, '../local/services/arangodb/main.ts');
  const child = spawn(process.execPath, [
    resolve(import.meta.dirname, '../bin/run.mjs'),
    main,
    '--port',
    '0',
    '--data-dir',
    dataDir,
  ]);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /http:\/\/[\d.:]+/.exec(line.toString())?.[0];
  if (!url) throw new Error(`The embedded ArangoDB did not say where it listens: ${line}`);
  return {
    url,
    close: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
