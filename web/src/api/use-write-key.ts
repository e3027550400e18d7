import { useCallback, useRef } from 'react';

/**
 * The idempotency key of a write: the same for the same content, so that sending again after a lost answer does not do the
 * work twice; another one as soon as the content changes.
 */
export function useWriteKey(): (content: unknown) => string {
  const last = useRef({ text: '', key: '' });
  return useCallback((content) => {
    const text = JSON.stringify(content);
    if (last.current.text !== text) last.current = { text, key: crypto.randomUUID() };
    return last.current.key;
  }, []);
}
