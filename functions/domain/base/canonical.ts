/** One text for one content: keys in order, what is undefined left out. Equal content, equal text. */
export function canonical(value: unknown): string {
  return canonicalBy(value, (leaf) => JSON.stringify(leaf) ?? "");
}

/**
 * The same, of what a caller may refuse in it. Put together piece by piece, without a list of the pieces: a document of a
 * case has some hundred and fifty.
 * @param leaf the text of a name, and of a value that is neither a list nor an object
 */
export function canonicalBy(value: unknown, leaf: (value: unknown) => string): string {
  if (typeof value !== "object" || value === null) return leaf(value);
  let text = "";
  if (Array.isArray(value)) {
    for (const part of value) text += `${text === "" ? "" : ","}${canonicalBy(part, leaf)}`;
    return `[${text}]`;
  }
  for (const name of inOrder(Object.keys(value))) {
    const part = (value as Record<string, unknown>)[name];
    if (part !== undefined) text += `${text === "" ? "" : ","}${leaf(name)}:${canonicalBy(part, leaf)}`;
  }
  return `{${text}}`;
}

/** What is sorted by the language's own way is copied twice, which of a few names is most of the work. */
const FEW = 16;

/** By their UTF-16 code units (RFC 8785 §3.2.3), in place. */
function inOrder(names: string[]): readonly string[] {
  if (names.length > FEW) return names.sort();
  for (let i = 1; i < names.length; i++) {
    const name = names[i]!;
    let place = i;
    for (; place > 0 && names[place - 1]! > name; place--) names[place] = names[place - 1]!;
    names[place] = name;
  }
  return names;
}
