import { randomUUID } from 'node:crypto';
import { type AslDefinition, type CompileTarget, compileProcess, type SourceMap } from '#compiler/index.ts';
import { type JsonObject, JsonObjectSchema } from '#contracts/core/json.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { CliFault } from '../fault.ts';
import { readDefinition } from '../read-definition.ts';
import type { EngineClient } from './engine-client.ts';
import type { RunScript } from './script.ts';
import { type TaskCall, taskError } from './task-call.ts';

const ONE_YEAR_SECONDS = 31_536_000;

/** The state machines of a local run: the process, and the subprocesses that the script names files for. */
export class Machines {
  readonly #client: EngineClient;
  readonly #target: CompileTarget;
  readonly #script: RunScript;
  readonly #arns = new Map<string, Promise<string>>();
  /** Nodes of which a state ends by itself before the execution must. */
  readonly #timed = new Set<string>();

  constructor(client: EngineClient, target: CompileTarget, script: RunScript) {
    this.#client = client;
    this.#target = target;
    this.#script = script;
  }

  async start(definition: ProcessDefinition, data: JsonObject): Promise<string> {
    const stateMachineArn = await this.#create(definition, this.#target.processId);
    const id = randomUUID();
    const execution = { id, rootId: id, parentId: null, startedBy: this.#script.startedBy ?? 'flowmaster run' };
    const input = { data, __context__: this.#script.context, execution };
    return this.#client.start(stateMachineArn, id, input);
  }

  hasTimer = (nodeId: string): boolean => this.#timed.has(nodeId);

  async prepareChild(call: TaskCall): Promise<JsonObject> {
    const processId = String(call.config.processId);
    const file = this.#script.subprocesses[processId];
    if (file === undefined)
      throw taskError('FlowMaster.SubprocessRefused', `The script names no file for the subprocess ${processId}.`);
    const made = this.#arns.get(processId) ?? this.#createFrom(file, processId);
    this.#arns.set(processId, made);
    const executionId = randomUUID();
    const execution = { id: executionId, rootId: call.executionId, parentId: call.executionId, startedBy: 'parent' };
    const stateMachineArn = await made;
    const data = JsonObjectSchema.parse(call.input ?? {});
    return { stateMachineArn, executionId, input: { data, __context__: call.context ?? {}, execution } };
  }

  async #createFrom(file: string, processId: string): Promise<string> {
    const { definition, diagnostics } = await readDefinition(file);
    if (!definition) throw taskError('FlowMaster.SubprocessRefused', `${file}: ${diagnostics[0]!.message}`);
    return this.#create(definition, processId);
  }

  async #create(definition: ProcessDefinition, processId: string): Promise<string> {
    const compiled = compileProcess(definition, { ...this.#target, processId });
    if (!compiled.ok) {
      const found = compiled.diagnostics.find(({ severity }) => severity === 'error');
      throw new CliFault('findings', 'run.not-publishable', `"${definition.name}" does not compile: ${found?.message}`);
    }
    noteTimers(compiled.definition, compiled.sourceMap, this.#timed);
    const { main, parts } = compiled.machines;
    const arns = new Map<string, string>();
    const withArns = (asl: string): string =>
      parts.reduce((text, { key }) => text.replaceAll(`"flowmaster:part:${key}"`, JSON.stringify(arns.get(key))), asl);
    for (const { key, asl } of parts)
      arns.set(key, await this.#client.createMachine(`run-${randomUUID()}`, withArns(asl)));
    return this.#client.createMachine(`run-${randomUUID()}`, withArns(main));
  }
}

function noteTimers({ States }: Pick<AslDefinition, 'States'>, sourceMap: SourceMap, timed: Set<string>): void {
  for (const [name, state] of Object.entries(States)) {
    const { TimeoutSeconds, Branches, ItemProcessor } = state as {
      TimeoutSeconds?: unknown;
      Branches?: AslDefinition[];
      ItemProcessor?: AslDefinition;
    };
    const nodeId = sourceMap.states[name]?.nodeId;
    if (nodeId !== undefined && TimeoutSeconds !== undefined && TimeoutSeconds !== ONE_YEAR_SECONDS) timed.add(nodeId);
    for (const machine of [...(Branches ?? []), ...(ItemProcessor ? [ItemProcessor] : [])])
      noteTimers(machine, sourceMap, timed);
  }
}
