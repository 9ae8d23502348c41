/** Words by keys that the domain types as text: by itself, so that who looks one up has not both languages. */

/** The word for a key that the domain types as text; the key itself where there is none. */
export const wordFor = (words: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(words, key) ? words[key]! : key;
