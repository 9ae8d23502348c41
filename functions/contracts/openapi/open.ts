/** Answers are open: a client that fails on a field it does not know would fail with the next version. */

type Json = { [key: string]: unknown };

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The document with every object open that only answers are made of; what requests are made of stays strict. */
export function opened<D extends object>(document: D): D {
  const { paths, components, webhooks } = document as {
    paths: Json;
    components: { schemas: Json };
    webhooks?: Json;
  };
  const { schemas } = components;
  const sent = new Set<string>();
  for (const operation of operationsOf(paths)) {
    collect([operation["requestBody"], operation["parameters"]], schemas, sent);
  }
  for (const operation of operationsOf(paths)) open(operation["responses"]);
  for (const [name, schema] of Object.entries(schemas)) if (!sent.has(name)) open(schema);
  if (webhooks) open(webhooks);
  return document;
}

const operationsOf = (paths: Json): Json[] =>
  Object.values(paths).flatMap((path) => Object.values(path as Json).filter(isObject));

/** The names of all schemas that a part refers to, through others too. */
function collect(part: unknown, schemas: Json, found: Set<string>): void {
  if (Array.isArray(part)) part.forEach((one) => collect(one, schemas, found));
  if (!isObject(part)) return;
  const name = typeof part["$ref"] === "string" ? part["$ref"].split("/").at(-1)! : null;
  if (name !== null && !found.has(name)) {
    found.add(name);
    collect(schemas[name], schemas, found);
  }
  Object.values(part).forEach((one) => collect(one, schemas, found));
}

function open(part: unknown): void {
  if (Array.isArray(part)) part.forEach(open);
  if (!isObject(part)) return;
  if (part["additionalProperties"] === false) delete part["additionalProperties"];
  Object.values(part).forEach(open);
}
