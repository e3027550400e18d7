import { createRequire } from 'node:module';
import type { AslDefinition } from '../emit/asl.ts';

/** What is used of the two linters; both are CommonJS, the first without types. */
type AslValidator = (definition: unknown) => { isValid: boolean; errors: readonly { message?: string }[] };
interface LanguageService {
  parseJSONDocument(document: object): object;
  doValidation(document: object, json: object): Promise<{ message: string }[]>;
}
interface AslService {
  getLanguageService(params: object): LanguageService;
  TextDocument: { create(uri: string, language: string, version: number, text: string): object };
}

const require = createRequire(import.meta.url);
const validate = require('asl-validator') as AslValidator;
const { getLanguageService, TextDocument } = require('amazon-states-language-service') as AslService;
const service = getLanguageService({});

/** What either linter of the Amazon States Language has against a definition. */
export async function lint(definition: AslDefinition): Promise<string[]> {
  const text = JSON.stringify(definition, null, 1);
  const { isValid, errors } = validate(JSON.parse(text));
  const document = TextDocument.create('file:///definition.asl.json', 'asl', 1, text);
  const diagnostics = await service.doValidation(document, service.parseJSONDocument(document));
  return [
    ...(isValid ? [] : errors.map((error) => `asl-validator: ${error.message ?? JSON.stringify(error)}`)),
    ...diagnostics.map((diagnostic) => `amazon-states-language-service: ${diagnostic.message}`),
  ];
}
