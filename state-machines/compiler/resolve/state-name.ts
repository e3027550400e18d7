/** Characters that Step Functions takes in the name of a state. */
export const LONGEST_STATE_NAME = 80;

/** A title as the name of a state: on one line, and cut where it is too long. */
export const stateNameOf = (title: string): string => cut(onOneLine(title), LONGEST_STATE_NAME);

export function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

/** Control characters and line breaks are not allowed in names. */
export const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim() || 'Untitled';
