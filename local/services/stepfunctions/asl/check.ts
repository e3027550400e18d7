import { ApiError } from '../errors.ts';
import { isObject, type Json, type JsonObject, tryParse } from '../json.ts';
import { assignments } from './assignments.ts';
import { checkField } from './check-fields.ts';
import { checkProcessor } from './check-processor.ts';
import { checkResource } from './check-resource.ts';
import { checkChoices, checkRecovery } from './check-rules.ts';
import { checkTransitions } from './check-transitions.ts';
import { warnOfPath } from './check-unread-paths.ts';
import { type Diagnostic, Findings } from './diagnostics.ts';
import { fieldsOf, ONE_OF, REQUIRED, STATE_TYPES } from './fields.ts';
import { processorOf, type QueryLanguage, type StateType } from './model.ts';

export type MachineType = 'STANDARD' | 'EXPRESS';

const LARGEST_DEFINITION = 1_048_576;
const LONGEST_NAME = 80;
const MACHINE_FIELDS = ['StartAt', 'States', 'Comment', 'Version', 'TimeoutSeconds', 'QueryLanguage'];
const BRANCH_FIELDS = ['StartAt', 'States', 'Comment', 'ProcessorConfig'];
const WITH_NEXT = new Set<StateType>(['Task', 'Pass', 'Wait', 'Parallel', 'Map']);
const WITH_RESULT = new Set<StateType>(['Task', 'Parallel', 'Map']);

/** Everything wrong with a definition, errors and warnings; it can run when there are no errors. */
export function diagnose(text: string, type: MachineType): Diagnostic[] {
  const findings = new Findings();
  const definition = tryParse(text);
  if (text.trim() === '') findings.error('MISSING_DESCRIPTION', 'The definition is empty');
  else if (Buffer.byteLength(text) > LARGEST_DEFINITION)
    findings.schema(`The definition is larger than ${LARGEST_DEFINITION} bytes`, '/');
  else if (definition === undefined) findings.error('INVALID_JSON_DESCRIPTION', 'The definition is not valid JSON');
  else if (isObject(definition)) new Checker(findings, type, definition).machine();
  else findings.schema('Expected value of type Object', '/');
  return findings.list;
}

/** Refuses a definition that has errors, naming them all. */
export function checkDefinition(text: string, type: MachineType): void {
  const errors = diagnose(text, type).filter((found) => found.severity === 'ERROR');
  if (errors.length === 0) return;
  const texts = errors.map(({ code, message, location }) => `${code}: ${message}${location ? ` at ${location}` : ''}`);
  throw new ApiError('InvalidDefinition', `Invalid State Machine Definition: '${texts.join(', ')}'`);
}

class Checker {
  readonly #findings: Findings;
  readonly #type: MachineType;
  readonly #definition: JsonObject;
  readonly #language: QueryLanguage;
  readonly #names = new Set<string>();
  readonly #labels = new Set<string>();

  constructor(findings: Findings, type: MachineType, definition: JsonObject) {
    this.#findings = findings;
    this.#type = type;
    this.#definition = definition;
    this.#language = definition.QueryLanguage === 'JSONata' ? 'JSONata' : 'JSONPath';
  }

  machine(): void {
    const { QueryLanguage: language, TimeoutSeconds: timeout } = this.#definition;
    if (language !== undefined && language !== 'JSONata' && language !== 'JSONPath') {
      this.#findings.schema("QueryLanguage must be 'JSONPath' or 'JSONata'", '/QueryLanguage');
    }
    if (
      timeout !== undefined &&
      !(Number.isInteger(timeout) && (timeout as number) >= 1 && (timeout as number) <= 99_999_999)
    ) {
      this.#findings.schema('Expected a positive Integer', '/TimeoutSeconds');
    }
    const { Version: version } = this.#definition;
    if (version !== undefined && typeof version !== 'string')
      this.#findings.schema('Expected value of type String', '/Version');
    this.#scope(this.#definition, '', MACHINE_FIELDS, []);
  }

  #scope(container: JsonObject, at: string, fields: string[], outer: string[]): void {
    for (const key of Object.keys(container))
      if (!fields.includes(key)) this.#findings.schema('Field is not supported', `${at}/${key}`);
    if (container.Comment !== undefined && typeof container.Comment !== 'string')
      this.#findings.schema('Expected value of type String', `${at}/Comment`);
    const missing = ['StartAt', 'States'].filter((key) => container[key] === undefined);
    if (missing.length > 0)
      this.#findings.schema(`These fields are required: [${missing.join(', ')}]`, at === '' ? '/' : at);
    if (container.StartAt !== undefined && typeof container.StartAt !== 'string')
      this.#findings.schema('Expected value of type String', `${at}/StartAt`);
    if (container.States === undefined) return;
    if (!isObject(container.States) || Object.keys(container.States).length === 0) {
      this.#findings.schema('Expected a non-empty Object', `${at}/States`);
      return;
    }
    const own = assignments(container.States, `${at}/States`);
    for (const { name, place } of own)
      if (outer.includes(name))
        this.#findings.schema(
          `The variable '${name}' is already assigned in an outer scope: choose another name`,
          place,
        );
    const known = [...outer, ...own.map(({ name }) => name)];
    for (const [name, state] of Object.entries(container.States))
      this.#state(name, state, `${at}/States/${name}`, known);
    checkTransitions(this.#findings, container, at);
  }

  #state(name: string, state: Json, at: string, outer: string[]): void {
    if (name.length > LONGEST_NAME)
      this.#findings.error(
        'INVALID_STATE_NAME',
        `State name exceeds the maximum length of ${LONGEST_NAME} characters`,
        at,
      );
    if (this.#names.has(name)) this.#findings.error('DUPLICATE_STATE_NAME', `Duplicate State name: ${name}`, at);
    this.#names.add(name);
    if (!isObject(state)) {
      this.#findings.schema('Expected value of type Object', at);
      return;
    }
    const type = state.Type as StateType;
    if (!STATE_TYPES.includes(type)) {
      this.#findings.schema(
        state.Type === undefined ? 'These fields are required: [Type]' : `Invalid state type: ${String(state.Type)}`,
        state.Type === undefined ? at : `${at}/Type`,
      );
      return;
    }
    const language = this.#stateLanguage(state, at);
    this.#fields(type, language, state, at);
    if (WITH_NEXT.has(type)) this.#exit(state, at);
    checkChoices(this.#findings, type === 'Choice' ? (state.Choices ?? null) : null, `${at}/Choices`, language);
    for (const kind of ['Retry', 'Catch'] as const)
      checkRecovery(this.#findings, state[kind] ?? null, `${at}/${kind}`, language, kind);
    if (type === 'Task') this.#heartbeat(state, at);
    if (type === 'Task') checkResource(this.#findings, state, at, this.#type, language);
    this.#inner(type, state, at, outer);
  }

  #stateLanguage(state: JsonObject, at: string): QueryLanguage {
    const own = state.QueryLanguage;
    if (own === undefined) return this.#language;
    if (own !== 'JSONata' && own !== 'JSONPath')
      this.#findings.schema("QueryLanguage must be 'JSONPath' or 'JSONata'", `${at}/QueryLanguage`);
    if (own === 'JSONPath' && this.#language === 'JSONata') {
      this.#findings.schema(
        "QueryLanguage 'JSONPath' is not allowed in a state machine whose QueryLanguage is 'JSONata'",
        `${at}/QueryLanguage`,
      );
    }
    return own === 'JSONata' ? 'JSONata' : 'JSONPath';
  }

  #fields(type: StateType, language: QueryLanguage, state: JsonObject, at: string): void {
    const known = fieldsOf(type, language);
    for (const [key, value] of Object.entries(state)) {
      const shape = known[key];
      if (!shape) this.#findings.schema('Field is not supported', `${at}/${key}`);
      else {
        const variables = WITH_RESULT.has(type) && (key === 'Output' || key === 'Assign') ? ['result'] : [];
        checkField(this.#findings, shape, { value, at: `${at}/${key}`, language, variables });
        if (language === 'JSONPath') warnOfPath(this.#findings, type, key, value, `${at}/${key}`);
      }
    }
    const missing = (REQUIRED[type] ?? []).filter((key) => state[key] === undefined);
    if (missing.length > 0) this.#findings.schema(`These fields are required: [${missing.join(', ')}]`, at);
    for (const { fields, required } of ONE_OF[type] ?? []) {
      const present = fields.filter((key) => state[key] !== undefined);
      const allowed = fields.filter((key) => known[key]);
      if (present.length > 1) this.#findings.schema(`Only one of [${allowed.join(', ')}] is allowed`, at);
      if (required && present.length === 0)
        this.#findings.schema(`Exactly one of [${allowed.join(', ')}] is required`, at);
    }
  }

  #heartbeat({ HeartbeatSeconds: heartbeat, TimeoutSeconds: timeout }: JsonObject, at: string): void {
    if (typeof heartbeat === 'number' && typeof timeout === 'number' && heartbeat >= timeout)
      this.#findings.schema('HeartbeatSeconds must be less than TimeoutSeconds', `${at}/HeartbeatSeconds`);
  }

  #exit(state: JsonObject, at: string): void {
    const next = state.Next !== undefined;
    const end = state.End === true;
    if (next && state.End !== undefined) this.#findings.schema("Only one of ['Next', 'End'] is allowed", at);
    if (!next && !end) this.#findings.schema("Exactly one of ['Next', 'End'] is required", at);
  }

  #inner(type: StateType, state: JsonObject, at: string, outer: string[]): void {
    if (type === 'Parallel' && Array.isArray(state.Branches)) {
      if (state.Branches.length === 0) this.#findings.schema('Branches must not be empty', `${at}/Branches`);
      state.Branches.forEach((branch, index) => {
        if (isObject(branch)) this.#scope(branch, `${at}/Branches[${index}]`, BRANCH_FIELDS.slice(0, 3), outer);
        else this.#findings.schema('Expected value of type Object', `${at}/Branches[${index}]`);
      });
    }
    if (type !== 'Map') return;
    const processor = processorOf(state);
    const field = state.ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor';
    if (isObject(processor)) this.#scope(processor, `${at}/${field}`, BRANCH_FIELDS, outer);
    if (isObject(processor))
      checkProcessor(this.#findings, { state, processor, at, field, type: this.#type, labels: this.#labels });
  }
}
