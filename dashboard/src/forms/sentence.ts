/** A message of the API as a sentence of its own. */
export function sentence(message: string): string {
  const [first = '', ...rest] = message;
  const text = `${first.toUpperCase()}${rest.join('')}`;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
