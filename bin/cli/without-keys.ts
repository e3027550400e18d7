import { API_KEY_PREFIX } from '#contracts/api-keys.ts';

/** What is said of a mistake may repeat an argument; where a key was put in the wrong place, that would be the key. */
export const withoutKeys = (text: string): string =>
  text.replace(new RegExp(`${API_KEY_PREFIX}[\\w-]{8,}`, 'g'), `${API_KEY_PREFIX}…`);
