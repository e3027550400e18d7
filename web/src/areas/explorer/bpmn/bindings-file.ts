/** Bindings travel in the address of the call, of which API Gateway takes 10 kB with all headers. */
const MOST_ESCAPED = 7_000;

/** Why a file cannot be sent as bindings: a key of the strings. */
export type BindingsFault = 'notJson' | 'bindingsTooLarge';

/** The bindings of a file as they are sent: without spaces and comments. */
export async function readBindingsFile(file: File): Promise<{ text: string } | { fault: BindingsFault }> {
  let given: unknown;
  try {
    given = JSON.parse(await file.text());
  } catch {
    return { fault: 'notJson' };
  }
  const text = JSON.stringify(given, (key, value: unknown) => (key === '$comment' ? undefined : value));
  return encodeURIComponent(text).length > MOST_ESCAPED ? { fault: 'bindingsTooLarge' } : { text };
}
