/** Where a text has been made of a value that is about to be written, it is not made again. */
const texts = new WeakMap<object, string>();

/** A value as JSON, kept for whoever writes it next; it is not to change in between. */
export function spelled(value: object): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  texts.set(value, text);
  return text;
}

/** The same, for the last time: what was kept is let go. */
export function spelledLast(value: object): string {
  const text = texts.get(value) ?? JSON.stringify(value);
  texts.delete(value);
  return text;
}
