/** The largest value that a request may carry, made from its own schema: where a limit grows, so does what is tested. */
import * as z from "zod";

type Node = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  maxLength?: number;
  maxItems?: number;
  items?: Node;
  properties?: Record<string, Node>;
  anyOf?: Node[];
  oneOf?: Node[];
};

/** Three bytes a character: what people write here, and the most that one UTF-16 unit takes in UTF-8. */
const HAN = "长";

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? "");

function largest(node: Node, path: string, given: (path: string, i: number) => unknown, i: number): unknown {
  const fixed = given(path, i);
  if (fixed !== undefined) return fixed;
  if (node.const !== undefined) return node.const;
  const choices = node.enum ?? (node.anyOf ?? node.oneOf)?.map((each) => largest(each, path, given, i));
  if (choices) return choices.reduce((most, each) => (bytesOf(each) > bytesOf(most) ? each : most));
  switch (node.type ?? "unknown") {
    case "object":
      return Object.fromEntries(
        Object.entries(node.properties ?? {}).map(([name, part]) => [
          name,
          largest(part, path === "" ? name : `${path}.${name}`, given, i),
        ]),
      );
    case "array":
      if (node.maxItems === undefined || !node.items) throw new Error(`${path} has no limit`);
      return Array.from({ length: node.maxItems }, (_, at) => largest(node.items!, `${path}[]`, given, at));
    case "string":
      if (node.maxLength === undefined) throw new Error(`${path} has no limit: give it`);
      return HAN.repeat(node.maxLength);
    case "null":
      return null;
    default:
      throw new Error(`${path} is a ${node.type}: give it`);
  }
}

/**
 * The largest value of a schema. `given` says what no schema says: codes, dates, numbers; by path (`items[].material`),
 * and the place in the list.
 * @throws ZodError when it is not what the schema takes
 */
export function largestOf<S extends z.ZodType>(
  schema: S,
  given: Record<string, (i: number) => unknown> = {},
): z.output<S> {
  const { $defs = {}, ...whole } = z.toJSONSchema(schema, { io: "input" });
  // What has a name stands apart, and is led to.
  const json = JSON.stringify(whole, (_, value: unknown) => {
    const { $ref } = (value ?? {}) as { $ref?: string };
    return $ref === undefined ? value : $defs[$ref.replace("#/$defs/", "")];
  });
  const node = JSON.parse(json) as Node;
  return schema.parse(largest(node, "", (path, i) => given[path]?.(i), 0));
}
