import { inspectFeel, markFeel, renameFeel, translate, translateCondition } from '#feel/index.ts';
import type { Place } from '../../diagnostics.ts';
import { JSONATA } from '../../namespaces.ts';
import type { XmlElement } from '../../xml/element.ts';
import type { Reading } from '../reading.ts';
import { translateJuel } from './juel.ts';
import { asksInXPath, translateXPath } from './xpath/translate-xpath.ts';

type Aim = 'value' | 'condition';
export interface ExpressionOptions {
  readonly aim?: Aim;
  /** FEEL name → JSONata for names that are local to the place. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly language?: string | undefined;
}

const LONGEST = 9_000;

/**
 * An expression of the document as JSONata, or FEEL that the rules task evaluates (`feel: due < now()`). What is neither is kept as text
 * that is no expression (`JUEL: …`), so that the definition shows what stood there and cannot be published before somebody writes it anew.
 */
export function readExpression(text: string, place: Place, reading: Reading, options: ExpressionOptions = {}): string {
  const language = languageOf(text, options.language, reading);
  if (language === 'JSONata') return text;
  if (language === 'JUEL') {
    const jsonata = translateJuel(text);
    return jsonata ?? untranslated('JUEL', text, 'it is more than a comparison of data fields', place, reading);
  }
  if (language === 'XPath' || (language === undefined && asksInXPath(text))) {
    const jsonata = translateXPath(text);
    return jsonata ?? untranslated('XPath', text, 'it is more than a comparison of data', place, reading);
  }
  if (language !== 'FEEL' && language !== undefined)
    return untranslated(language, text, 'only FEEL, JSONata, and simple JUEL and XPath are understood', place, reading);
  const turn = options.aim === 'condition' ? translateCondition : translate;
  const variables = { ...reading.names, ...options.variables };
  const result = turn(text, { variables });
  if (!result.ok && language === 'FEEL') return keptFeel(text, result.reason, variables, place, reading);
  if (!result.ok) return untranslated('Text', text, result.reason, place, reading);
  if (language === 'FEEL')
    reading.notes.info(
      'bpmn.feel-translated',
      place,
      `The FEEL expression “${short(text)}” was translated to JSONata that means the same.`,
      'Nothing needs to be done.',
    );
  else
    reading.notes.warning(
      'bpmn.language-assumed',
      place,
      `“${short(text)}” does not say which language it is in; it was taken for FEEL.`,
      'Compare the condition with what is meant.',
    );
  return result.jsonata;
}

/** FEEL that JSONata cannot say, with our names for what it reads. */
function keptFeel(
  text: string,
  reason: string,
  variables: Readonly<Record<string, string>>,
  place: Place,
  reading: Reading,
): string {
  const words = Object.fromEntries(
    Object.entries(variables).map(([name, jsonata]) => [name, jsonata.replaceAll('$', '')]),
  );
  const renamed = renameFeel(text, words);
  if (!renamed.ok) return untranslated('FEEL', text, `${reason}; and ${renamed.reason}`, place, reading);
  const inspected = inspectFeel(renamed.feel);
  if (!inspected.ok) return untranslated('FEEL', text, inspected.reason, place, reading);
  const { unknownFunction } = inspected;
  if (unknownFunction)
    return untranslated('FEEL', text, `there is no function ${unknownFunction.name}()`, place, reading);
  reading.notes.info(
    'bpmn.feel-evaluated',
    place,
    `The FEEL expression “${short(text)}” has no JSONata that means the same (${reason}); it is kept, and the rules task evaluates it.`,
    'Nothing needs to be done. Each visit costs one more state transition and Lambda call.',
  );
  return markFeel(renamed.feel);
}

/** A value that Zeebe writes either as it is or, after `=`, in FEEL: as a template. */
export function readTemplate(text: string, place: Place, reading: Reading, options: ExpressionOptions = {}): string {
  if (!/^\s*=/.test(text) && !/^\s*[$#]\{/.test(text)) return text;
  return `{% ${readExpression(text, place, reading, options)} %}`;
}

function languageOf(text: string, given: string | undefined, { document }: Reading): string | undefined {
  if (given === JSONATA) return 'JSONata';
  if (/^\s*=/.test(text)) return 'FEEL';
  if (/^\s*[$#]\{/.test(text)) return 'JUEL';
  const language = given ?? document.root.attribute('expressionLanguage');
  if (language === undefined || /^http:\/\/www\.w3\.org\/1999\/XPath$/i.test(language) === true)
    return given && 'XPath';
  if (language === JSONATA) return 'JSONata';
  return /feel/i.test(language) ? 'FEEL' : language.slice(0, 80);
}

function untranslated(language: string, text: string, reason: string, place: Place, { notes }: Reading): string {
  notes.error(
    'bpmn.expression-not-translated',
    place,
    `The ${language} expression “${short(text)}” has no JSONata that means the same: ${reason}.`,
    'Write it in JSONata. Until then the definition cannot be published; the original is kept.',
  );
  return `${language}: ${text.slice(0, LONGEST)}`;
}

const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 117)}…` : text);

/** Text and language of an expression element. */
export const expressionIn = (element: XmlElement | undefined) => {
  const text = element?.text ?? '';
  return text === '' ? undefined : { text, language: element?.attribute('language') };
};
