/**
 * Reads the form of a key set (RFC 7517, 5), and says what is wrong with it without a word of the text.
 * @param what - where the text is from, for the message: `the file`
 * @throws Error when the text is no key set
 */
export function parseKeySet(text: string, what: string): { keys: unknown[] } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Error(`${what} is no JSON`);
  }
  const keys = (read as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(keys)) throw new Error(`${what} is no key set: {"keys": [...]}`);
  return { keys };
}
