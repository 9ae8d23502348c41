/** Bad input: a problem that says what, where and how to mend it; nothing stored, nothing half done. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { example, objection, world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let applicant: Applicant;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
});
afterAll(() => w.stop());

// oxlint-disable-next-line typescript/no-explicit-any -- a submission that is broken on purpose
type Broken = any;

const good = example("municipal-road-application");
const submit = (body: unknown, headers = {}) => w.call("POST", "/v1/applications", body, headers);
const changed = (change: (submission: Broken) => void) => {
  const copy = structuredClone(good);
  change(copy);
  return copy;
};
const paths = (answer: { body: { errors: { path: string }[] } }) =>
  answer.body.errors.map(({ path }) => path);

describe("a submission", () => {
  it.each<[string, (s: Broken) => void, string]>([
    ["an unknown field", (s) => (s.urgent = true), "urgent"],
    ["an unknown nested field", (s) => (s.project.owner = "x"), "project.owner"],
    ["a project code of the wrong form", (s) => (s.project.code = "2605-440307-4-1-123456"), "project.code"],
    [
      "a project code with a thirteenth month",
      (s) => (s.project.code = "2613-440307-04-01-123456"),
      "project.code",
    ],
    ["an unknown material", (s) => (s.materials[1].code = "poem"), "materials[1].code"],
    ["a material twice", (s) => s.materials.push(s.materials[0]), "materials[9].code"],
    ["a checksum that is none", (s) => (s.materials[0].sha256 = "abc"), "materials[0].sha256"],
    ["an address that is not https", (s) => (s.materials[0].uri = "file:///etc/passwd"), "materials[0].uri"],
    ["an unknown project type", (s) => (s.project.type = "moon-base"), "project.type"],
    ["an unknown attribute", (s) => (s.project.attributes.colour = "red"), "project.attributes.colour"],
    [
      "an attribute of the wrong type",
      (s) => (s.project.attributes.needsPower = "yes"),
      "project.attributes.needsPower",
    ],
    [
      "an attribute left out that decides who is asked",
      (s) => delete s.project.attributes.crossesRiver,
      "project.attributes.crossesRiver",
    ],
    ["an unknown flag", (s) => (s.project.flags = ["urgent"]), "project.flags[0]"],
    ["a credit code of the wrong form", (s) => (s.applicant.creditCode = "123"), "applicant.creditCode"],
    [
      "a credit code whose organisation code does not check",
      (s) => (s.applicant.creditCode = "91440300MA5EXMP00F"),
      "applicant.creditCode",
    ],
    [
      "a credit code whose last character does not check",
      (s) => (s.applicant.creditCode = good.applicant.creditCode.slice(0, 17) + "0"),
      "applicant.creditCode",
    ],
    [
      "a project code of another region",
      (s) => (s.project.code = "2605-510100-04-01-123456"),
      "project.code",
    ],
    ["a name of control characters", (s) => (s.project.name = "a\u0000b"), "project.name"],
    ["no applicant", (s) => delete s.applicant, "applicant"],
  ])("with %s is told where, and nothing is stored", async (_, change, path) => {
    const before = await w.metrics();
    const answer = await submit(changed(change));
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.body).toMatchObject({
      code: "malformed",
      status: 400,
      type: expect.any(String),
      title: expect.any(String),
    });
    expect(paths(answer as never)).toEqual([path]);
    expect(answer.body.errors[0]).toEqual({
      path,
      code: expect.stringMatching(/^[a-z0-9-]+$/),
      message: expect.stringMatching(/^.{5,}$/),
    });
    expect((await w.metrics()).writes).toBe(before.writes);
  });

  it("with many faults is told all of them at once", async () => {
    const answer = await submit(
      changed((s) => {
        s.project.code = "x";
        s.applicant.creditCode = "y";
        s.extra = 1;
      }),
    );
    expect(paths(answer as never).sort()).toEqual(["applicant.creditCode", "extra", "project.code"]);
  });

  it("that is no JSON, or nothing, is malformed", async () => {
    for (const body of ["{", "", "[]", "null", '"text"']) {
      const answer = await submit(body);
      expect([body, answer.status, answer.body.code]).toEqual([body, 400, "malformed"]);
    }
  });

  it("over 256 KB is too large, and one just below is read", async () => {
    const text = JSON.stringify(good);
    const padded = (bytes: number) => text + " ".repeat(bytes - Buffer.byteLength(text));
    expect(await submit(padded(256 * 1024 + 1))).toMatchObject({ status: 413, body: { code: "too-large" } });
    expect((await submit(padded(256 * 1024))).status).toBe(201);
  });

  it("that no department has a matter in cannot exist here: some are always asked", async () => {
    const attributes = Object.fromEntries(
      Object.entries(good.project.attributes).map(([name, value]) => [
        name,
        typeof value === "boolean" ? false : 0,
      ]),
    );
    const answer = await submit({ ...good, project: { ...good.project, attributes } });
    expect(answer.status).toBe(201);
    await w.rest();
    expect((await w.status(answer.body)).progress.total).toBe(5);
  });
});

describe("an idempotency key", () => {
  it("gives the same answer to the same submission, query code included, and stores one application", async () => {
    const key = { "idempotency-key": "key-1" };
    const first = await submit(good, key);
    await w.rest();
    const before = await w.metrics();
    const second = await submit(good, key);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect((await w.metrics()).executions).toBe(before.executions);
  });

  it("used with another body is refused, and belongs to its applicant alone", async () => {
    const key = { "idempotency-key": "key-2" };
    const first = await submit(good, key);
    const other = await submit(
      changed((s) => (s.project.name = "另一条路")),
      key,
    );
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency-key-reused" } });
    const somebodyElse = await submit(
      changed((s) => (s.applicant.creditCode = "91990000MA5F1A2B54")),
      key,
    );
    expect(somebodyElse.status).toBe(201);
    expect(somebodyElse.body.applicationId).not.toBe(first.body.applicationId);
  });

  it("of the wrong form is malformed", async () => {
    expect(await submit(good, { "idempotency-key": "a".repeat(129) })).toMatchObject({
      status: 400,
      body: { code: "malformed" },
    });
  });
});

describe("an opinion", () => {
  it.each<[string, unknown, string]>([
    ["of no kind", {}, "kind"],
    ["of an unknown kind", { kind: "maybe" }, "kind"],
    ["with an unknown field", { kind: "consent", stamp: 1 }, "stamp"],
    ["with conditions but none", { kind: "consent-with-conditions", conditions: [] }, "conditions"],
    [
      "with a condition by law without its article",
      { kind: "consent-with-conditions", conditions: [{ text: "x", basis: "law" }] },
      "conditions[0].article",
    ],
    ["not applicable without reasons", { kind: "not-applicable" }, "reasons"],
  ])("%s is told where, and the clock keeps running", async (_, opinion, path) => {
    const answer = await w.opinion(applicant, "land", opinion);
    expect([answer.status, answer.body.code]).toEqual([400, "malformed"]);
    expect(paths(answer as never)).toEqual([path]);
    expect((await w.status(applicant)).progress.closed).toBe(0);
  });

  it("that objects without its grounds has a problem of its own, and the clock keeps running", async () => {
    const { signedBy: _, curableBy: __, ...without } = objection;
    const answer = await w.opinion(applicant, "land", without);
    expect(answer).toMatchObject({ status: 422, body: { code: "objection-without-grounds" } });
    expect(paths(answer as never).sort()).toEqual(["curableBy", "signedBy"]);
    expect(
      (await w.status(applicant)).reviews.find(
        (r: { department: { id: string } }) => r.department.id === "land",
      ).status,
    ).toBe("running");
  });

  it("that objects and says neither what would cure it nor why nothing would has the same problem", async () => {
    const answer = await w.opinion(applicant, "land", { ...objection, curableBy: "不可补救。" });
    expect(answer).toMatchObject({ status: 422, body: { code: "objection-without-grounds" } });
    expect(paths(answer as never)).toEqual(["curableBy"]);
  });

  it("of one megabyte is too large", async () => {
    const answer = await w.opinion(applicant, "land", {
      kind: "not-applicable",
      reasons: "长".repeat(350_000),
    });
    expect(answer).toMatchObject({ status: 413, body: { code: "too-large" } });
  });

  it("by a department that is not the review's is refused; to one outside of the application it does not exist", async () => {
    const path = `/v1/reviews/${applicant.applicationId}.consult-land/opinion`;
    const other = await w.call("PUT", path, { kind: "consent" }, await w.as.department("water"));
    expect(other).toMatchObject({ status: 403, body: { code: "not-your-review" } });
    const small = await submit({
      ...good,
      project: { ...good.project, attributes: { ...good.project.attributes, civilDefenceArea: false } },
    });
    await w.rest();
    const outside = await w.call(
      "PUT",
      `/v1/reviews/${small.body.applicationId}.consult-land/opinion`,
      { kind: "consent" },
      await w.as.department("civil-defence"),
    );
    expect(outside).toMatchObject({ status: 404, body: { code: "unknown-review" } });
  });

  it("on a review that does not exist is told so", async () => {
    const path = "/v1/reviews/440307-0000000000000000.consult-land/opinion";
    expect(await w.call("PUT", path, { kind: "consent" }, await w.as.department("land"))).toMatchObject({
      status: 404,
      body: { code: "unknown-review" },
    });
    expect(
      await w.call("PUT", "/v1/reviews/nonsense/opinion", { kind: "consent" }, await w.as.department("land")),
    ).toMatchObject({ status: 400, body: { code: "malformed" } });
  });

  it("decided on a stale record is refused by If-Match", async () => {
    const land = await w.as.department("land");
    const path = `/v1/reviews/${applicant.applicationId}.consult-land`;
    const etag = (await w.call("GET", path, undefined, land)).headers.get("etag")!;
    const stale = await w.call(
      "PUT",
      `${path}/opinion`,
      { kind: "consent" },
      { ...land, "if-match": '"99"' },
    );
    expect(stale).toMatchObject({ status: 412, body: { code: "stale" } });
    const fresh = await w.call("PUT", `${path}/opinion`, { kind: "consent" }, { ...land, "if-match": etag });
    expect(fresh.status).toBe(200);
    expect(fresh.headers.get("etag")).not.toBe(etag);
  });
});

describe("an address", () => {
  it("that is none is a problem too; one that does not know the method says which it knows", async () => {
    expect(await w.call("GET", "/v1/nothing")).toMatchObject({
      status: 404,
      body: { code: "unknown-route" },
    });
    const answer = await w.call("DELETE", "/v1/catalogue");
    expect(answer).toMatchObject({ status: 405, body: { code: "method-not-allowed" } });
    expect(answer.headers.get("allow")).toBe("GET, HEAD");
  });

  it("carries security headers whatever the answer", async () => {
    for (const path of ["/healthz", "/v1/nothing", "/v1/reviews"]) {
      const { headers } = await w.call("GET", path);
      expect([path, headers.get("x-content-type-options"), headers.get("content-security-policy")]).toEqual([
        path,
        "nosniff",
        expect.stringContaining("default-src 'none'"),
      ]);
    }
  });
});
