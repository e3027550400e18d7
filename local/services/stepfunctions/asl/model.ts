import type { Json, JsonObject } from '../json.ts';
import { compileTemplate, type Template } from '../query/jsonata-template.ts';
import { compilePayload, type Payload } from '../query/payload-template.ts';

export type QueryLanguage = 'JSONPath' | 'JSONata';
export type StateType = 'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Parallel' | 'Map';

/** One state of a checked definition. Templates are compiled on first use and kept. */
export class StateNode {
  readonly name: string;
  readonly type: StateType;
  readonly language: QueryLanguage;
  /** Path of the scope (states container) it belongs to: '' for the top. */
  readonly scope: string;
  readonly def: JsonObject;
  readonly #templates = new Map<string, Template>();
  readonly #payloads = new Map<string, Payload>();

  constructor(name: string, scope: string, def: JsonObject, machineLanguage: QueryLanguage) {
    this.name = name;
    this.scope = scope;
    this.def = def;
    this.type = def.Type as StateType;
    this.language = (def.QueryLanguage as QueryLanguage | undefined) ?? machineLanguage;
  }

  get isJsonata(): boolean {
    return this.language === 'JSONata';
  }

  /** A text field, or undefined where the definition has none or has another type there. */
  text(field: string): string | undefined {
    const value = this.def[field];
    return typeof value === 'string' ? value : undefined;
  }

  /** The JSONata template of a field, wherever it is nested (`at` is its value). */
  template(field: string, at: Json): Template {
    let found = this.#templates.get(field);
    if (!found) {
      found = compileTemplate(at, field);
      this.#templates.set(field, found);
    }
    return found;
  }

  /** The JSONPath payload template (`Parameters`, `ResultSelector`, …) of a field. */
  payload(field: string, at: Json): Payload {
    let found = this.#payloads.get(field);
    if (!found) {
      found = compilePayload(at);
      this.#payloads.set(field, found);
    }
    return found;
  }

  /** The path of the scope inside this state: a Parallel's branch, a Map's processor. */
  inner(branch?: number): string {
    const own = `${this.scope}/${this.name}`;
    return branch === undefined ? own : `${own}[${branch}]`;
  }
}

/** A set of states with a start: the machine itself, one branch, or one item processor. */
export interface Scope {
  path: string;
  startAt: string;
  states: Map<string, StateNode>;
}

/** A definition ready to run. */
export interface Machine {
  language: QueryLanguage;
  timeoutSeconds: number | undefined;
  scopes: Map<string, Scope>;
}

/** The Map state's processor, by its present or its former name. */
export function processorOf(def: JsonObject): JsonObject {
  return (def.ItemProcessor ?? def.Iterator) as JsonObject;
}

export function isDistributed(def: JsonObject): boolean {
  const config = processorOf(def).ProcessorConfig as JsonObject | undefined;
  return config?.Mode === 'DISTRIBUTED';
}

/** Builds the runnable form of a definition that `validateDefinition` has accepted. */
export function buildMachine(definition: JsonObject): Machine {
  const language = (definition.QueryLanguage as QueryLanguage | undefined) ?? 'JSONPath';
  const machine: Machine = {
    language,
    timeoutSeconds: typeof definition.TimeoutSeconds === 'number' ? definition.TimeoutSeconds : undefined,
    scopes: new Map(),
  };
  addScope(machine, '', definition);
  return machine;
}

function addScope(machine: Machine, path: string, container: JsonObject): void {
  const scope: Scope = { path, startAt: container.StartAt as string, states: new Map() };
  machine.scopes.set(path, scope);
  for (const [name, def] of Object.entries(container.States as Record<string, JsonObject>)) {
    const node = new StateNode(name, path, def, machine.language);
    scope.states.set(name, node);
    if (node.type === 'Parallel') {
      for (const [index, branch] of (def.Branches as JsonObject[]).entries())
        addScope(machine, node.inner(index), branch);
    } else if (node.type === 'Map') addScope(machine, node.inner(), processorOf(def));
  }
}
