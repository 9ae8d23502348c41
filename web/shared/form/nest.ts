/** Named inputs as a request's body: a name is the path by which the API would name the field in a problem. */
export type Entry = readonly [path: string, value: string | number];

export type Body = Record<string, unknown>;

/** `conditions[0].text` goes into a list of objects, `present[]` is added to a list of values. */
export function nest(entries: readonly Entry[]): Body {
  const body: Body = {};
  for (const [path, value] of entries) {
    const keys = path.match(/[^.[\]]+/g) ?? [];
    const last = keys.at(-1);
    if (last === undefined) continue;
    let place = body;
    for (const [i, key] of keys.slice(0, -1).entries()) {
      place[key] ??= /^\d+$/.test(keys[i + 1]!) ? [] : {};
      place = place[key] as Body;
    }
    if (path.endsWith("[]")) place[last] = [...((place[last] as unknown[] | undefined) ?? []), value];
    else place[last] = value;
  }
  return body;
}
