/** What a process remembers at most so much of: what was asked for or kept longest ago is forgotten first. */
export type Latest<V> = {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
};

/** @param most values that are kept */
export function latest<V>(most: number): Latest<V> {
  /** Keys are in the order in which they came; what is used comes anew. */
  const kept = new Map<string, V>();
  let newest: string | undefined;
  return {
    get(key) {
      const found = kept.get(key);
      if (found !== undefined && key !== newest && kept.delete(key)) kept.set(key, found);
      if (found !== undefined) newest = key;
      return found;
    },
    set(key, value) {
      kept.delete(key);
      kept.set(key, value);
      newest = key;
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    delete: (key) => void kept.delete(key),
  };
}
