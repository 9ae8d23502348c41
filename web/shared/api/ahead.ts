/** Requests that a page makes for certain, sent before it is drawn: both then take their time at once. */

const sent = new Map<string, Promise<unknown>>();

/** Asks now for what will be wanted by this name; a refusal is told to who wants it. */
export function askAhead(name: string, ask: () => Promise<unknown>): void {
  const answer = ask();
  answer.catch(() => undefined);
  sent.set(name, answer);
}

/** What was asked for ahead, the first time it is wanted; from then on it is asked for anew. */
export function askedAhead<T>(name: string, ask: () => Promise<T>): Promise<T> {
  const answer = sent.get(name) as Promise<T> | undefined;
  sent.delete(name);
  return answer ?? ask();
}
