import { AwsCallError } from '#local/services/contract.ts';
import type { EventEnvelope } from '../event.ts';
import type { JsonValue } from '../pattern/json.ts';
import { compilePath } from './path.ts';

export interface InputSettings {
  Input?: string | undefined;
  InputPath?: string | undefined;
  InputTransformer?: { InputPathsMap?: Record<string, string> | undefined; InputTemplate: string } | undefined;
}
export interface RuleIdentity {
  name: string;
  arn: string;
}
/** The text that a target gets for an event. */
export type RenderInput = (event: EventEnvelope, rule: RuleIdentity) => string;

type Variable = (event: EventEnvelope, rule: RuleIdentity) => JsonValue | undefined;

const predefined: Record<string, Variable> = {
  'aws.events.rule-arn': (_event, rule) => rule.arn,
  'aws.events.rule-name': (_event, rule) => rule.name,
  'aws.events.event.ingestion-time': (event) => event.time,
  'aws.events.event': (event) => ({ ...event, detail: undefined }) as unknown as JsonValue,
  'aws.events.event.json': (event) => event,
};
const placeholder = /<([A-Za-z0-9_.-]+)>/g;

interface Piece {
  literal: string;
  variable?: Variable;
  /** Whether the placeholder stands within a JSON string, where a value is text and not JSON. */
  quoted?: boolean;
}

/** Whether `text` ends within a string that was open when it began. */
function endsQuoted(text: string, open: boolean): boolean {
  let quoted = open;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') quoted = !quoted;
  }
  return quoted;
}

function parseTemplate(template: string, variables: Record<string, Variable>): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let quoted = false;
  for (const match of template.matchAll(placeholder)) {
    const name = match[1]!;
    const variable = Object.hasOwn(variables, name)
      ? variables[name]
      : Object.hasOwn(predefined, name)
        ? predefined[name]
        : undefined;
    if (!variable)
      throw new AwsCallError('ValidationException', `InputTemplate for target contains invalid placeholder ${name}.`);
    const literal = template.slice(from, match.index);
    quoted = endsQuoted(literal, quoted);
    pieces.push({ literal, variable, quoted });
    from = match.index + match[0].length;
  }
  return [...pieces, { literal: template.slice(from) }];
}

function insert(value: JsonValue | undefined, quoted: boolean): string {
  if (value === undefined) return quoted ? '' : '""';
  if (!quoted) return JSON.stringify(value);
  return JSON.stringify(typeof value === 'string' ? value : JSON.stringify(value)).slice(1, -1);
}

/** A template that is JSON gives JSON; one that is bare text (`<name> did it`) gives text, values without quotes. */
function compileTransformer({
  InputPathsMap = {},
  InputTemplate,
}: NonNullable<InputSettings['InputTransformer']>): RenderInput {
  const variables: Record<string, Variable> = {};
  for (const [name, path] of Object.entries(InputPathsMap)) {
    if (name.toLowerCase().startsWith('aws'))
      throw new AwsCallError('ValidationException', `Invalid InputPathsMap key ${name}: names cannot start with AWS`);
    variables[name] = compilePath(path);
  }
  const pieces = parseTemplate(InputTemplate, variables);
  const isText = !/^\s*["{[]/.test(InputTemplate) && !/^\s*<[^>]+>\s*$/.test(InputTemplate);
  return (event, rule) =>
    pieces
      .map(({ literal, variable, quoted = false }) => {
        if (!variable) return literal;
        const value = variable(event, rule);
        if (isText)
          return literal + (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value));
        return literal + insert(value, quoted);
      })
      .join('');
}

/** How a target's input is made: a constant, a part of the event, a template, or else the whole event. */
export function compileInput(settings: InputSettings): RenderInput {
  const given = [settings.Input, settings.InputPath, settings.InputTransformer].filter(
    (setting) => setting !== undefined,
  );
  if (given.length > 1)
    throw new AwsCallError(
      'ValidationException',
      'Only one of Input, InputPath, or InputTransformer must be provided for a target.',
    );
  if (settings.Input !== undefined) {
    const constant = settings.Input;
    return () => constant;
  }
  if (settings.InputTransformer) return compileTransformer(settings.InputTransformer);
  if (settings.InputPath !== undefined && settings.InputPath !== '$') {
    const path = compilePath(settings.InputPath);
    return (event) => JSON.stringify(path(event) ?? null);
  }
  return (event) => JSON.stringify(event);
}
