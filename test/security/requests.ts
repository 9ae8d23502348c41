/** Requests made from the OpenAPI document: right ones, nearly right ones, and ones that nobody would send in good faith. */
import fc from "fast-check";
import type { Document, Operation, Schema } from "./document.ts";
import { AS_JSON } from "./wire.ts";

/** A request whose address still names what exists by place: `{0.reviewId}`; who runs it fills that in. */
export type Drawn = {
  route: string;
  method: string;
  path: string;
  caller: string;
  isRight: boolean;
  headers: Record<string, string>;
  body?: string | Buffer;
};

/** Values that the schemas cannot know and the rules ask for, by the name of their field. */
export type Known = Record<string, readonly unknown[]>;

const ODD_TEXTS = [
  "",
  " ",
  "\0",
  "null",
  "undefined",
  "NaN",
  "-1",
  "9".repeat(400),
  "1e309",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "../../etc/passwd",
  "..%2f..%2f",
  "%00",
  "%E0%A4%A",
  "%",
  "#",
  "a#closed",
  "'; DROP TABLE approvals; --",
  '{"$gt":""}',
  "${jndi:ldap://127.0.0.1/a}",
  "{{7*7}}",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "\u202Egnp.exe",
  "\uFEFF",
  "\uFFFF",
  "e\u0301".repeat(50),
  "👩‍👩‍👧‍👦".repeat(20),
  "长".repeat(3000),
  "0000-01-01",
  "9999-12-31",
  "-271821-04-20",
  "+275760-09-13",
  "2026-02-29",
  "440307-0000000000000000",
  "440307-0000000000000000.constructor",
] as const;

const odd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...ODD_TEXTS) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      -0,
      1.5,
      1e308,
      Number.MAX_SAFE_INTEGER + 2,
      [],
      {},
      [[]],
      [null],
      { length: 1e9 },
      { toString: "x", valueOf: 1 },
      { constructor: { prototype: { polluted: true } } },
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);

/** A value that a schema takes, or nearly: what only the code behind it checks is drawn from what is known. */
function valid(schema: Schema, name: string, known: Known): fc.Arbitrary<unknown> {
  const from = known[name] ?? known[name.split(".").at(-1)!];
  if (from && schema.type !== "object" && schema.type !== "array")
    return fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...from) },
      { weight: 1, arbitrary: shaped(schema, name, known) },
    );
  return shaped(schema, name, known);
}

function shaped(schema: Schema, name: string, known: Known): fc.Arbitrary<unknown> {
  const last = name.split(".").at(-1)!;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((each) => valid(each, name, known)));
  switch (schema.type) {
    case "object": {
      const { properties = {}, required = [], additionalProperties } = schema;
      const any: fc.Arbitrary<unknown> =
        typeof additionalProperties === "object" && Object.keys(properties).length === 0
          ? fc.dictionary(text(schema.propertyNames ?? {}), valid(additionalProperties, name, known), {
              maxKeys: 5,
            })
          : fc.record(
              Object.fromEntries(
                Object.entries(properties).map(([key, part]) => [key, valid(part, `${name}.${key}`, known)]),
              ),
              { requiredKeys: required },
            );
      // Of a whole body as much is left to chance.
      const weight = last === name ? 2 : 5;
      return known[last]
        ? fc.oneof({ weight, arbitrary: fc.constantFrom(...known[last]) }, { weight: 1, arbitrary: any })
        : any;
    }
    case "array":
      return known[`${last}[]`]
        ? fc.constantFrom(...known[`${last}[]`]!)
        : fc.array(valid(schema.items ?? {}, name, known), {
            minLength: schema.minItems ?? 0,
            maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)),
          });
    case "string":
      return text(schema);
    case "integer":
    case "number":
      return integer(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

/** None that is large for its own sake: of a year some, of what has no bounds a few. */
function integer({ minimum = -5, maximum = Math.max(20, minimum + 20) }: Schema): fc.Arbitrary<number> {
  return fc.integer({
    min: minimum,
    max: Math.max(minimum, Math.min(maximum, Math.max(1000, minimum + 20))),
  });
}

function text({ pattern, format, minLength = 1, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  if (format === "date") return fc.constantFrom("2026-03-02", "2026-03-20", "9999-12-31", "0000-01-01");
  if (format === "uri") return fc.constant("https://files.example.org/a.pdf");
  return fc.string({ minLength, maxLength: Math.min(maxLength, 30), unit: "grapheme" });
}

/** One place of a value, by a number: replaced, removed, doubled, wrapped, or given a key it has not. */
function mutated(value: unknown, steps: number, how: number, by: unknown): unknown {
  if (typeof value !== "object" || value === null) return by;
  const copy = structuredClone(value) as Record<string, unknown>;
  let holder: Record<string, unknown> = copy;
  for (;;) {
    const keys = Object.keys(holder);
    if (keys.length === 0) break;
    const key = keys[steps % keys.length]!;
    steps = Math.floor(steps / keys.length);
    const inner = holder[key];
    if (typeof inner === "object" && inner !== null && steps % 3 !== 0) {
      holder = inner as Record<string, unknown>;
      continue;
    }
    if (how === 0) delete holder[key];
    else if (how === 1) holder[key] = [inner, inner];
    else if (how === 2) holder[key] = { [key]: inner };
    else if (how === 3) holder[typeof by === "string" && by !== "__proto__" ? by : "extra"] = inner;
    else holder[key] = by;
    break;
  }
  return copy;
}

const POLLUTED = [
  '"__proto__":{"role":"operator","polluted":true}',
  '"\\u005f_proto__":{"polluted":true}',
  '"constructor":{"prototype":{"polluted":true}}',
  '"prototype":{"polluted":true}',
  '"toString":null',
  '"hasOwnProperty":1',
];

/** The same body on the wire, in ways that a parser may stumble over. */
function written(value: unknown, way: number, pick: number): string | Buffer {
  const json = JSON.stringify(value) ?? "";
  switch (way) {
    case 0:
      return json.replace("{", `{${POLLUTED[pick % POLLUTED.length]},`);
    case 1:
      return json.slice(0, pick % (json.length + 1));
    case 2:
      return `\uFEFF${json}`;
    case 3:
      return Buffer.concat([Buffer.from(json), Buffer.from([0xff, 0xfe, 0x00])]);
    case 4:
      return json.replace("{", `{"kind":"consent","kind":"objection",`);
    case 5:
      return JSON.stringify(value, null, pick % 10);
    default:
      return json;
  }
}

/** Bodies that are large or deep; few of them, since each costs. */
const HUGE: readonly (() => string)[] = [
  () => `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
  () => `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`,
  () => JSON.stringify({ kind: "consent", reasons: "长".repeat(100_000) }),
  () => JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]))),
  () => `{"kind":${"9".repeat(100_000)}}`,
  () => `"${"\\u0000".repeat(40_000)}"`,
  () => "9".repeat(270_000),
];

function bodyOf(operation: Operation, known: Known): fc.Arbitrary<string | Buffer | undefined> {
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const right = schema ? valid(schema, operation.operationId, known) : fc.constant<unknown>({});
  const json = (value: fc.Arbitrary<unknown>) => value.map((each) => JSON.stringify(each) ?? "");
  const changed = fc
    .tuple(right, fc.nat(10_000), fc.nat(6), odd)
    .map(([value, steps, how, by]) => mutated(value, steps, how, by));
  const bad = fc.oneof(
    { weight: 10, arbitrary: json(changed) },
    { weight: 3, arbitrary: json(odd) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(right, fc.nat(5), fc.nat(1000))
        .map(([value, way, pick]) => written(value, way, pick)),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
    { weight: 1, arbitrary: fc.nat(HUGE.length * 4 - 1).map((i) => (i < HUGE.length ? HUGE[i]!() : "[")) },
  );
  return schema
    ? fc.oneof(
        { weight: 5, arbitrary: json(right) },
        { weight: 5, arbitrary: bad },
        { weight: 1, arbitrary: fc.constant(undefined) },
      )
    : fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: bad });
}

/** What may stand in a header: Latin-1 without controls. */
const headerText = fc.oneof(
  fc.constantFrom(...ODD_TEXTS).map((each) => each.replace(/[^\t\x20-\x7e\x80-\xff]/g, "?").slice(0, 3000)),
  fc.stringMatching(/^[\x21-\x7e\x80-\xff]{0,60}$/),
);

/** What a body says it is: mostly what it should be, in spellings that are as good; now and then nothing. */
const bodyType: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 20, arbitrary: fc.constant<Record<string, string>>(AS_JSON) },
  { weight: 2, arbitrary: fc.constant({ "content-type": 'Application/JSON ; charset="UTF-8"' }) },
  { weight: 1, arbitrary: fc.constant<Record<string, string>>({}) },
);

/** Headers that something might listen to. */
const HEADERS: Record<string, readonly string[]> = {
  "if-match": ["*", '"1"', '"2", "3"', 'W/"1"', "1", '"999999999999999999999"'],
  "if-none-match": ["*", '"1"'],
  accept: ["text/html", "application/json", "*/*", "text/html;q=0.1, image/webp", "application/problem+json"],
  "accept-language": ["en", "zh-CN,zh;q=0.9", "en-GB;q=0.1", "x".repeat(500)],
  "content-type": [
    "application/json",
    "text/plain",
    "multipart/form-data",
    "application/json; charset=utf-16",
    "application/x-www-form-urlencoded",
  ],
  "content-encoding": ["gzip", "br", "identity"],
  "idempotency-key": ["fuzz-1", "fuzz-2", "a".repeat(129), "with space", "__proto__"],
  host: ["evil.example.org", "localhost:0", "[::1]", 'a"onmouseover=alert(1)', ""],
  "x-forwarded-host": ["evil.example.org"],
  "x-forwarded-for": ["127.0.0.1", "::1, 10.0.0.1"],
  "x-forwarded-proto": ["http"],
  "x-http-method-override": ["DELETE", "PUT"],
  "x-original-url": ["/v1/operations/reconciliation"],
  "x-query-code": ["", "0".repeat(26), "*", "__proto__", "A".repeat(4000)],
  authorization: [
    "",
    "Bearer",
    "Bearer ",
    "Basic Zm9vOmJhcg==",
    "bearer x.y.z",
    "Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoib3BlcmF0b3IifQ.",
    `Bearer ${"A".repeat(5000)}`,
  ],
  cookie: ["role=operator", "a=b; ".repeat(200)],
  origin: ["https://evil.example.org", "null"],
  range: ["bytes=0-1"],
  expect: ["100-continue", "200-ok"],
  te: ["trailers"],
  upgrade: ["websocket", "h2c"],
  "transfer-encoding": ["chunked"],
  __proto__x: ["1"],
  constructor: ["1"],
};

const headers = fc
  .array(
    fc.constantFrom(...Object.keys(HEADERS)).chain((name) =>
      fc.tuple(
        fc.constant(name),
        fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom(...HEADERS[name]!) },
          {
            weight: 1,
            arbitrary:
              name === "transfer-encoding" || name === "expect" || name === "upgrade"
                ? fc.constantFrom(...HEADERS[name]!)
                : headerText,
          },
        ),
      ),
    ),
    { maxLength: 4 },
  )
  .map((pairs) => Object.fromEntries(pairs));

/** A part of an address: what exists (by name, filled in later), what might, and what never will. */
function pathPart(name: string, schema: Schema): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(`{#.${name}}`) },
    { weight: 2, arbitrary: text(schema).map((each) => encodeURIComponent(each)) },
    {
      weight: 2,
      arbitrary: fc
        .oneof(fc.constantFrom<string>(...ODD_TEXTS), fc.string({ maxLength: 40, unit: "grapheme" }))
        .map((each) => (/^[\x21-\x7e]+$/.test(each) && !/[{}]/.test(each) ? each : encodeURIComponent(each))),
    },
  );
}

function query(operation: Operation, known: Known): fc.Arbitrary<string> {
  const own = (operation.parameters ?? []).filter((parameter) => parameter.in === "query");
  const pair = fc.oneof(
    ...own.map(({ name, schema }) => ({
      weight: 3,
      arbitrary: fc.tuple(
        fc.constant(name),
        fc.oneof(
          { weight: 3, arbitrary: valid(schema, `${operation.operationId}.${name}`, known) },
          { weight: 1, arbitrary: odd },
        ),
      ),
    })),
    {
      weight: 1,
      arbitrary: fc.tuple(
        fc.constantFrom<string>("__proto__", "constructor", "a[]", "limit[$gt]", "", "x"),
        odd,
      ),
    },
  );
  const most = own.length > 0 ? 3 : 1;
  const said = (value: unknown) => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
  const joined = (pairs: readonly (readonly [string, unknown])[]) =>
    `?${pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(said(value).toWellFormed())}`).join("&")}`;
  const needed = own.filter(({ required }) => required === true);
  const right = fc
    .tuple(
      ...needed.map(({ name, schema }) =>
        valid(schema, `${operation.operationId}.${name}`, known).map((value) => [name, value] as const),
      ),
    )
    .map(joined);
  const any = fc
    .tuple(fc.nat(own.length > 0 ? 4 : 8), fc.array(pair, { minLength: 1, maxLength: most }))
    .map(([none, pairs]) => (none === 0 || (own.length === 0 && none > 1) ? "" : joined(pairs)));
  // What has to be said is said right half of the time: by chance all of it at once seldom is.
  return needed.length > 0 ? fc.oneof(right, any) : any;
}

const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND"];

/** Requests to every route of the document alike. `rightOf` says which callers a route is for. */
export function requestsOf(
  document: Document,
  known: Known,
  {
    places,
    callers,
    rightOf,
  }: { places: number; callers: readonly string[]; rightOf: (route: string) => readonly string[] },
): fc.Arbitrary<Drawn> {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const parts = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
      const named = fc.record(
        Object.fromEntries(parts.map(({ name, schema }) => [name, pathPart(name, schema)])),
      ) as fc.Arbitrary<Record<string, string>>;
      const caller = fc.oneof(
        { weight: 7, arbitrary: fc.constantFrom(...rightOf(operation.operationId)) },
        { weight: 3, arbitrary: fc.constantFrom(...callers) },
      );
      const body = bodyOf(operation, known);
      return fc
        .tuple(
          fc.nat(places - 1),
          named,
          query(operation, known),
          fc.oneof(
            { weight: 12, arbitrary: fc.constant(method.toUpperCase()) },
            { weight: 1, arbitrary: fc.constantFrom(...METHODS) },
          ),
          caller,
          fc.oneof(
            { weight: 3, arbitrary: fc.constant<Record<string, string>>({}) },
            { weight: 2, arbitrary: headers },
          ),
          body,
          bodyType,
        )
        .map(([place, names, search, method, caller, headers, body, typed]): Drawn => ({
          route: operation.operationId,
          method,
          path:
            path.replace(/\{(\w+)\}/g, (_, name: string) => names[name]!.replace("{#.", `{${place}.`)) +
            search,
          caller,
          isRight: rightOf(operation.operationId).includes(caller),
          headers: body === undefined ? headers : { ...typed, ...headers },
          ...(body !== undefined && { body }),
        }));
    }),
  );
  return fc.oneof(...all);
}
