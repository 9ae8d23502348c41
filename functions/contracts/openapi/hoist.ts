/**
 * Gives every object of the document a name of its own: generators make a class of each, and call what has none
 * `…ReviewsItem` and `…BodyType0`. What is the same twice is one thing.
 */

type Json = { [key: string]: unknown };

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The document with all objects inside of others under `components`, named after where they first stand.
 * @param first the schemas to name after first, in order: what is made of others comes after them
 */
export function hoisted<D extends { components?: object }>(document: D, first: readonly string[]): D {
  const schemas = (document.components as { schemas: Json }).schemas;
  const known = new Map(
    Object.entries(schemas).map(([name, schema]) => [JSON.stringify(schema), name] as const),
  );

  function hoist(schema: unknown, name: string): unknown {
    const parts = within(schema, name);
    if (!isJson(parts) || parts["properties"] === undefined) return parts;
    const text = JSON.stringify(parts);
    const own = known.get(text) ?? free(name);
    if (!known.has(text)) {
      known.set(text, own);
      schemas[own] = parts;
    }
    return { $ref: `#/components/schemas/${own}` };
  }

  /** The schema with whatever lies inside of it hoisted. */
  function within(schema: unknown, name: string): unknown {
    if (!isJson(schema)) return schema;
    const { properties, items, oneOf, anyOf, allOf } = schema;
    const members = (list: unknown): unknown =>
      Array.isArray(list) ? list.map((one) => hoist(one, memberName(name, one, list))) : list;
    return {
      ...schema,
      ...(isJson(properties) && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([key, value]) => [key, hoist(value, name + pascal(key))]),
        ),
      }),
      ...(items !== undefined && { items: hoist(items, singular(name)) }),
      ...(oneOf !== undefined && { oneOf: members(oneOf) }),
      ...(anyOf !== undefined && { anyOf: members(anyOf) }),
      ...(allOf !== undefined && { allOf: members(allOf) }),
    };
  }

  function free(name: string): string {
    let own = name;
    for (let n = 2; schemas[own] !== undefined; n++) own = `${name}${n}`;
    return own;
  }

  for (const name of new Set([...first, ...Object.keys(schemas)]))
    if (schemas[name] !== undefined) schemas[name] = within(schemas[name], name);
  return document;
}

/**
 * A member of a union by what tells it apart: `OpinionBody` with `kind: "consent"` is `OpinionBodyConsent`; where a
 * value of a closed list or nothing but its fields do, it is named after those. The only object of its union is the
 * union's own.
 */
function memberName(name: string, member: unknown, all: readonly unknown[]): string {
  const fieldsOf = (one: unknown): Json =>
    isJson(one) && isJson(one["properties"]) ? one["properties"] : {};
  const fields = fieldsOf(member);
  const tags = Object.values(fields).filter(isJson);
  const value = tags.map((tag) => tag["const"]).find((tag) => typeof tag === "string");
  if (typeof value === "string") return singular(name) + pascal(value);
  if (all.filter((one) => Object.keys(fieldsOf(one)).length > 0).length < 2) return name;
  const values = tags.map((tag) => tag["enum"]).find((tag) => Array.isArray(tag)) as string[] | undefined;
  return singular(name) + (values ?? Object.keys(fields)).map(pascal).join("Or");
}

const pascal = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");

const singular = (name: string): string =>
  name.endsWith("ies")
    ? `${name.slice(0, -3)}y`
    : /(ch|sh|ss|x)es$/.test(name)
      ? name.slice(0, -2)
      : /[^s]s$/.test(name)
        ? name.slice(0, -1)
        : name;
