/** Repeats, stale reads and odd addresses: what a caller meets whose network is not as it should be. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { filesAnew } from "../support/changes.ts";
import { example, objection, world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const good = example("municipal-road-application");
const incomplete = { ...good, materials: good.materials.slice(1) };
const first = good.materials[0]!;
const submit = (body: unknown, key: string) =>
  w.call("POST", "/v1/applications", body, { "idempotency-key": key });
const handIn = (applicant: Applicant, material: object, headers = {}) =>
  w.call("PUT", `/v1/applications/${applicant.applicationId}/materials/${first.code}`, material, {
    ...w.as.applicant(applicant),
    ...headers,
  });
const { code: _, ...piece } = first;

describe("a repeat", () => {
  it("of a submission gets its first answer, even after the rest was handed in", async () => {
    const receipt = await submit(incomplete, "key-a");
    expect(receipt.body).toMatchObject({
      status: "awaiting-materials",
      missingMaterials: [{ code: first.code }],
    });
    expect((await handIn(receipt.body, piece)).body.status).toBe("in-review");
    expect((await submit(incomplete, "key-a")).body).toEqual(receipt.body);
  });

  it("of a submission is the same whatever the order of its fields", async () => {
    const receipt = await submit(good, "key-b");
    const { attributes, ...project } = good.project;
    const turned = {
      materials: good.materials,
      applicant: good.applicant,
      project: { attributes: Object.fromEntries(Object.entries(attributes).reverse()), ...project },
    };
    expect((await submit(turned, "key-b")).body).toEqual(receipt.body);
  });

  it("twenty times at once stores one application", async () => {
    const receipts = await Promise.all(Array.from({ length: 20 }, () => submit(good, "key-c")));
    expect(new Set(receipts.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it("is its caller's: who knows only the credit code finds nothing out by a key, and takes nothing away", async () => {
    const { creditCode } = good.applicant;
    const stranger = { name: "别人", creditCode, contact: { name: "别人", phone: "13000000000" } };
    const other = await submit({ ...incomplete, applicant: stranger }, "key-own");
    const own = await submit(good, "key-own");
    expect([other.status, own.status]).toEqual([201, 201]);
    expect(own.body.applicationId).not.toBe(other.body.applicationId);
    expect((await submit(good, "key-own")).body).toEqual(own.body);
  });

  it("of an opinion with the tag it was decided on gets its first answer, not a stale one", async () => {
    const applicant = await w.submit();
    const land = await w.as.department("land");
    const path = `/v1/reviews/${applicant.applicationId}.consult-land`;
    const tag = (await w.call("GET", path, undefined, land)).headers.get("etag")!;
    const once = await w.call("PUT", `${path}/opinion`, { kind: "consent" }, { ...land, "if-match": tag });
    const again = await w.call("PUT", `${path}/opinion`, { kind: "consent" }, { ...land, "if-match": tag });
    expect([once.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(once.body);
  });

  it("of a change of the project gets 200, with the tag it was decided on, and after an opinion, too", async () => {
    const applicant = await w.submit();
    const path = `/v1/applications/${applicant.applicationId}`;
    const own = w.as.applicant(applicant);
    const tag = (await w.call("GET", path, undefined, own)).headers.get("etag")!;
    const change = async (description: string, headers = {}) =>
      w.call("POST", `${path}/project-change`, filesAnew(description, ["application-form"]), {
        ...own,
        ...headers,
      });
    const once = await change("路面加宽 2 米", { "if-match": tag });
    const again = await change("路面加宽 2 米", { "if-match": tag });
    expect([once.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(once.body);
    await w.rest();
    await w.opinion(applicant, "land");
    expect((await change("路面加宽 2 米")).status).toBe(200);
    // Another one is another change, and the first is still known.
    expect((await change("路面加宽 3 米")).body).toMatchObject({ changes: 2 });
    expect((await change("路面加宽 2 米")).body).toMatchObject({ changes: 2 });
  });

  it("of a piece of material with its tag, too; and the tag is the one that the status shows", async () => {
    const receipt = await submit(incomplete, "key-d");
    const shown = async () =>
      (
        await w.call(
          "GET",
          `/v1/applications/${receipt.body.applicationId}`,
          undefined,
          w.as.applicant(receipt.body),
        )
      ).headers.get("etag");
    const tag = (await shown())!;
    const once = await handIn(receipt.body, piece, { "if-match": tag });
    expect(once.status).toBe(200);
    expect((await handIn(receipt.body, piece, { "if-match": tag })).status).toBe(200);
    await w.rest();
    const again = await handIn(receipt.body, piece);
    expect(again.headers.get("etag")).toBe(await shown());
  });
});

describe("material that is replaced again and again", () => {
  it("is refused at last, and the application can still be completed", async () => {
    const lacking = { ...good, materials: good.materials.slice(2) };
    const receipt = await submit(lacking, "key-e");
    const second = good.materials[1]!;
    let last = await handIn(receipt.body, piece);
    for (let i = 0; i < 25; i++) last = await handIn(receipt.body, { ...piece, name: `第 ${i} 版` });
    expect(last).toMatchObject({ status: 409, body: { code: "replaced-too-often" } });
    const { code, ...other } = second;
    const complete = await w.call(
      "PUT",
      `/v1/applications/${receipt.body.applicationId}/materials/${code}`,
      other,
      w.as.applicant(receipt.body),
    );
    expect(complete.body.status).toBe("in-review");
  });
});

describe("an odd request", () => {
  it("is answered, never dropped", async () => {
    for (const path of ["//", "/%", "/v1/reviews/%E0%A4%A", "/local/nothing"]) {
      const { status, body } = await w.call("GET", path, undefined, await w.as.department("land"));
      expect([path, status >= 400 && status < 500, typeof body.code]).toEqual([path, true, "string"]);
    }
  });

  it("with a forged cursor is malformed", async () => {
    for (const cursor of [["", ""], ["x", ""], ["440307-0000000000000000.consult-land", "2026#other"], 1]) {
      const forged = Buffer.from(JSON.stringify(cursor)).toString("base64url");
      expect(
        await w.call("GET", `/v1/reviews?cursor=${forged}`, undefined, await w.as.department("land")),
      ).toMatchObject({ status: 400, body: { code: "malformed" } });
    }
  });

  it("that hides a field as __proto__ is malformed", async () => {
    const hidden = JSON.stringify(good).replace('"attributes":{', '"attributes":{"__proto__":{"x":1},');
    expect(await w.call("POST", "/v1/applications", hidden)).toMatchObject({
      status: 400,
      body: { code: "malformed" },
    });
  });

  it("whose text turns its direction, or is no text, is malformed", async () => {
    for (const name of ["路\u202Egnp", "路\uD800"]) {
      const body = JSON.stringify({ ...good, project: { ...good.project, name: "NAME" } }).replace(
        "NAME",
        name === "路\uD800" ? "路\\ud800" : name,
      );
      expect(await w.call("POST", "/v1/applications", body)).toMatchObject({
        status: 400,
        body: { errors: [{ path: "project.name" }] },
      });
    }
  });

  it("whose objection says too much is malformed, not without grounds", async () => {
    const applicant = await w.submit();
    expect(await w.opinion(applicant, "land", { ...objection, reasons: "长".repeat(4001) })).toMatchObject({
      status: 400,
      body: { code: "malformed" },
    });
    expect(await w.opinion(applicant, "land", { ...objection, reasons: "  " })).toMatchObject({
      status: 422,
      body: { code: "objection-without-grounds" },
    });
  });
});
