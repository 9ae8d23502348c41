/** What is said of a field is true, in either language: what is missing, of another kind, or none of those that there are. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MOST_FAULTS } from "../../functions/contracts/base/faults.ts";
import { send, json } from "../security/wire.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let applicant: Applicant;
let land: Record<string, string>;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
  land = await w.as.department("land");
});
afterAll(() => w.stop());

type Given = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- it is made wrong on purpose

const post = async (path: string, body: string, headers: object = {}, method = "POST") =>
  send(w.url, {
    method,
    path,
    headers: { "content-type": "application/json", "accept-language": "en", ...headers },
    body,
  });
const faults = async (...request: Parameters<typeof post>) => {
  const came = await post(...request);
  return (json(came).errors as { path: string; code: string; message: string }[]).map(
    ({ path, code, message }) => [came.status, path, code, message],
  );
};
/** A submission with one thing wrong. */
const submission = (spoil: (given: Given) => void) => {
  const given = structuredClone(example("municipal-road-application")) as Given;
  spoil(given);
  return JSON.stringify(given);
};
const opinion = () => `/v1/reviews/${applicant.applicationId}.consult-land/opinion`;

describe("a field", () => {
  it.each<[string, (given: Given) => void, string, string, string]>([
    ["not there", (g) => delete g["project"].name, "project.name", "missing", "missing"],
    ["null", (g) => (g["project"].name = null), "project.name", "expected", "must be a text"],
    ["a number", (g) => (g["project"].name = 5), "project.name", "expected", "must be a text"],
    ["a list", (g) => (g["project"] = []), "project", "expected", "must be an object"],
    ["an object", (g) => (g["materials"] = {}), "materials", "expected", "must be a list"],
    [
      "a fact that is none",
      (g) => (g["project"].attributes.roadLength = null),
      "project.attributes.roadLength",
      "attribute-not-allowed",
      "must be a whole number from 0 to 1000000, in metres, as a JSON number",
    ],
    [
      "a fact by another name",
      (g) => (g["project"].attributes["road length"] = 1),
      "project.attributes.road length",
      "attribute-name",
      "an attribute's name, such as floorArea",
    ],
    [
      "a fact that was not stated",
      (g) => delete g["project"].attributes.crossesRiver,
      "project.attributes.crossesRiver",
      "attribute-missing",
      "missing: Crosses or adjoins a river decides which departments are asked; state true or false",
    ],
    [
      "a claim of another sort",
      (g) => (g["claims"] = [{ matter: "consult-land", by: "favour" }]),
      "claims[0].by",
      "one-of",
      "one of area-assessment, promise",
    ],
  ])("that is %s is told so", async (_, spoil, path, code, message) => {
    expect(await faults("/v1/applications", submission(spoil))).toEqual([[400, path, code, message]]);
  });

  it.each(["{}", '{"kind":"maybe"}', '{"kind":null}', '{"kind":["consent"]}'])(
    "that says of which kind a body is, as in %s, is told which there are",
    async (body) => {
      expect(await faults(opinion(), body, land, "PUT")).toEqual([
        [400, "kind", "one-of", "one of consent, consent-with-conditions, objection, not-applicable"],
      ]);
    },
  );

  it.each(["null", "[]", "1", '""', "true"])("there is none in %s, which is no object", async (body) => {
    expect(await faults("/v1/applications", body)).toEqual([[400, "body", "expected", "must be an object"]]);
    const chinese = await faults("/v1/applications", body, { "accept-language": "zh-CN" });
    expect(chinese).toEqual([[400, "body", "expected", "应为对象"]]);
  });

  it.each(["\\ufffd", "\\ud800", "\\u0000", "\\u202e"])(
    "that is an address is legible as any text is: %s",
    async (hidden) => {
      const spoilt = submission((g) => (g["materials"][0].uri = "https://files.example/@"));
      const [fault, ...others] = await faults("/v1/applications", spoilt.replace("@", hidden));
      expect([fault?.[0], fault?.[1], others]).toEqual([400, "materials[0].uri", []]);
    },
  );
});

describe("a key that no schema sees", () => {
  it.each(['"__proto__"', '"__pr\\u006fto__"', '"\\u005f_proto__"'])(
    "is refused as %s, wherever it is",
    async (key) => {
      for (const at of ['"attributes":{', '"contact":{', '"materials":[{', '{"project":{']) {
        const hidden = submission(() => undefined).replace(at, `${at}${key}:{"x":1},`);
        expect((await faults("/v1/applications", hidden)).map(([status, , code]) => [status, code])).toEqual([
          [400, "unknown-field"],
        ]);
      }
    },
  );

  it("is a value like any other", async () => {
    const named = submission((g) => (g["project"].name = "__proto__"));
    expect((await post("/v1/applications", named)).status).toBe(201);
  });
});

describe("of more faults than are told", () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`unknown${i}`, 1]));

  it.each<[string, (given: Given) => void]>([
    ["at the top", (g) => Object.assign(g, many(9000))],
    ["of the contact", (g) => Object.assign(g["applicant"].contact, many(9000))],
    ["of a material", (g) => Object.assign(g["materials"][0], many(9000))],
  ])("it says how many there are: %s", async (_, spoil) => {
    const came = await post("/v1/applications", submission(spoil));
    const { errors, more, detail } = json(came) as { errors: object[]; more: number; detail: string };
    expect([errors.length, more]).toEqual([MOST_FAULTS, 9000 - MOST_FAULTS]);
    expect(detail).toContain(`${9000 - MOST_FAULTS} more are not listed`);
  });

  it("a name that is as long as the body does not come back whole", async () => {
    const came = await post("/v1/applications", JSON.stringify({ ["x".repeat(200_000)]: 1 }));
    expect([came.status, came.text.length < 2000]).toEqual([400, true]);
  });
});
