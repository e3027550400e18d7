import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';

const sets = {
  lower: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  digits: '0123456789',
  punctuation: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
};

const flag = z.union([z.boolean(), z.stringbool()]).default(false);
export const GenerateSchema = z.strictObject({
  PasswordLength: z.coerce.number().int().min(1).max(4096).default(32),
  ExcludeCharacters: z.string().default(''),
  ExcludeLowercase: flag,
  ExcludeUppercase: flag,
  ExcludeNumbers: flag,
  ExcludePunctuation: flag,
  IncludeSpace: flag,
  RequireEachIncludedType: z.union([z.boolean(), z.stringbool()]).default(true),
});
export type GenerateOptions = z.output<typeof GenerateSchema>;

function pick(characters: string): string {
  return characters[randomInt(characters.length)]!;
}

function alphabets(options: GenerateOptions): string[] {
  const excluded = new Set(options.ExcludeCharacters);
  const wanted = [
    options.ExcludeLowercase ? '' : sets.lower,
    options.ExcludeUppercase ? '' : sets.upper,
    options.ExcludeNumbers ? '' : sets.digits,
    options.ExcludePunctuation ? '' : sets.punctuation,
    options.IncludeSpace ? ' ' : '',
  ];
  return wanted.map((set) => [...set].filter((char) => !excluded.has(char)).join('')).filter((set) => set !== '');
}

/** A random password, with at least one character of each kind unless that is switched off. */
export function generateString(options: GenerateOptions): string {
  const kinds = alphabets(options);
  if (kinds.length === 0)
    throw new AwsCallError('InvalidRequestException', 'The password would have no characters to choose from.');
  const required = options.RequireEachIncludedType ? kinds.map(pick) : [];
  if (required.length > options.PasswordLength)
    throw new AwsCallError('InvalidRequestException', 'The password length is too short for each included type.');
  const all = kinds.join('');
  const characters = [...required];
  while (characters.length < options.PasswordLength) characters.push(pick(all));
  for (let i = characters.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [characters[i], characters[j]] = [characters[j]!, characters[i]!];
  }
  return characters.join('');
}

export const GenerateSecretSchema = z.strictObject({
  ...GenerateSchema.shape,
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
});

/** CloudFormation's GenerateSecretString: the password alone, or put into a JSON template under a key. */
export function generateSecretString({
  SecretStringTemplate,
  GenerateStringKey,
  ...options
}: z.output<typeof GenerateSecretSchema>): string {
  const password = generateString(options);
  if (SecretStringTemplate === undefined || GenerateStringKey === undefined) return password;
  const template = JSON.parse(SecretStringTemplate) as Record<string, unknown>;
  return JSON.stringify({ ...template, [GenerateStringKey]: password });
}
