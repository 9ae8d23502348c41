/** The OpenAPI document as a client has it that knows nothing else: what every route takes, answers and may refuse. */
import * as z from "zod";
import { ROUTES, type RouteName } from "../../functions/contracts/routes.ts";
import { matching, methodOf } from "../../functions/http/base/routing.ts";

export type Schema = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
};

type Response = {
  description: string;
  headers?: Record<string, { required?: boolean }>;
  content?: Record<string, { schema: Schema }>;
};

export type Operation = {
  operationId: string;
  parameters?: { in: "path" | "query" | "header"; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, Response>;
};

export type Document = { paths: Record<string, Record<string, Operation>> };

/** The document with what it refers to in the place of every reference (`#/…`). @throws where one leads nowhere */
export function resolved(document: object): Document {
  const known = new Map<string, unknown>();
  return resolve({ paths: (document as Document).paths }) as Document;

  function resolve(part: unknown): unknown {
    if (Array.isArray(part)) return part.map(resolve);
    if (typeof part !== "object" || part === null) return part;
    const { $ref, ...beside } = part as { $ref?: unknown };
    if (typeof $ref !== "string")
      return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, resolve(value)]));
    if (!known.has($ref)) known.set($ref, resolve(at($ref)));
    return { ...(known.get($ref) as object), ...(resolve(beside) as object) };
  }

  function at(pointer: string): unknown {
    const keys = pointer
      .replace(/^#\//, "")
      .split("/")
      .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
    const found = keys.reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], document);
    if (found === undefined) throw new Error(`the document refers to ${pointer}, and has none`);
    return found;
  }
}

/** What the document promises of the route that a request is for. */
export type Promised = {
  name: RouteName;
  /** Codes of problems that it lists for a status. */
  codes: (status: number) => readonly string[];
  /** Headers that come with a status; `null` where the status is not documented. */
  headers: (status: number) => readonly string[] | null;
  /** The schema of a success by its type; `undefined` where none is documented. */
  shape: (status: number, type: string) => z.ZodType | undefined;
};

/** @returns what is promised by method and path, and what may be refused where there is no route */
export function promisesOf(document: Document): {
  of: (method: string, path: string) => Promised | undefined;
  general: readonly string[];
} {
  const byName = new Map(
    Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .map((operation) => [operation.operationId, promised(operation)] as const),
  );
  const all = [...byName.values()].map(
    ({ listed }) => new Set(Object.keys(listed).flatMap((status) => listed[status]!)),
  );
  return {
    of: (method, path) => {
      const { pathname } = new URL(`http://localhost${path}`);
      const route = matching(ROUTES, pathname).find(({ one }) => one.method === methodOf(method))?.one;
      return route && byName.get(route.name);
    },
    // What every route may refuse stands before them all; that there is none is the one thing none of them can say.
    general: ["unknown-route", ...[...all[0]!].filter((code) => all.every((codes) => codes.has(code)))],
  };
}

function promised({ operationId, responses }: Operation): Promised & { listed: Record<string, string[]> } {
  const shapes = new Map<string, z.ZodType>();
  const listed: Record<string, string[]> = {};
  for (const [status, { description, content = {} }] of Object.entries(responses)) {
    if (Number(status) >= 400)
      listed[status] = [...description.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code!);
    else
      for (const [type, { schema }] of Object.entries(content))
        shapes.set(`${status} ${type}`, z.fromJSONSchema(schema as never));
  }
  return {
    name: operationId as RouteName,
    listed,
    codes: (status) => listed[status] ?? [],
    headers: (status) => {
      const response = responses[status];
      if (!response) return null;
      return Object.entries(response.headers ?? {})
        .filter(([, { required }]) => required)
        .map(([name]) => name.toLowerCase());
    },
    shape: (status, type) => shapes.get(`${status} ${type}`),
  };
}
