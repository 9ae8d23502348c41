/** What many operations answer alike is written once: refusals, under `components.responses`. */

type Json = { [key: string]: unknown };

/** The document with every response that stands more than once under a name of its own. */
export function shared<D extends { components?: object; paths?: object }>(document: D): D {
  const operations = Object.values(document.paths ?? {}).flatMap((path) =>
    Object.values(path as Json).filter((one): one is { responses: Json } => "responses" in (one as Json)),
  );
  const all = operations.flatMap(({ responses }) =>
    Object.entries(responses).map(([status, response]) => ({ status, text: JSON.stringify(response) })),
  );
  const repeated = Map.groupBy(all, ({ status, text }) => `${status} ${text}`);
  const names = new Map<string, string>();
  const responses: Json = {};
  for (const [key, uses] of repeated) {
    const { status, text } = uses[0]!;
    if (uses.length < 2) continue;
    const count = [...names.values()].filter((name) => name.startsWith(`Status${status}`)).length;
    const name = `Status${status}${count === 0 ? "" : String.fromCharCode(65 + count)}`;
    names.set(key, name);
    responses[name] = JSON.parse(text);
  }
  for (const operation of operations)
    for (const [status, response] of Object.entries(operation.responses)) {
      const name = names.get(`${status} ${JSON.stringify(response)}`);
      if (name !== undefined) operation.responses[status] = { $ref: `#/components/responses/${name}` };
    }
  (document.components as Json)["responses"] = responses;
  return document;
}
