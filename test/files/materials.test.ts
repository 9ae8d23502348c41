/** Material that is files which the platform keeps: handed in by their ids, several of a kind, replaced, by nobody else. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { announcedAs, handed, keptFirst, putTo, type Announced } from "../support/files.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";
import { bytesOf, CONTENTS, digestOf } from "./content.ts";

jest.setTimeout(120_000);

const good = example("municipal-road-application");
const others = good.materials.filter(({ code }) => code !== "site-plan");
const pdf = (text: string): Buffer => bytesOf(`%PDF-1.7 ${text}`);

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const submitWith = (materials: readonly object[], headers: Record<string, string> = {}) =>
  w.call("POST", "/v1/applications", { ...good, materials: [...others, ...materials] }, headers);
const put = (applicant: Applicant, code: string, body: object, headers = w.as.applicant(applicant)) =>
  w.call("PUT", `/v1/applications/${applicant.applicationId}/materials/${code}`, body, headers);
const rowsOf = (body: { materials: { code: string }[] }, code: string) =>
  body.materials.filter((one) => one.code === code);

describe("a submission", () => {
  it("refers to files by their ids, several of a kind in their order, with the key they were announced under", async () => {
    const { uploadKey, fileIds } = await keptFirst(w, [pdf("one"), CONTENTS.png, pdf("three")]);
    const refer = fileIds.map((fileId) => ({ code: "site-plan", fileId }));
    const named = [refer[2]!, { ...refer[0]!, name: "总平面图（一）.pdf" }, refer[1]!];
    const { status, body } = await submitWith(named, { "x-upload-key": uploadKey });
    expect([status, body.status]).toEqual([201, "in-review"]);
    const shown = rowsOf(await w.status(body as Applicant), "site-plan");
    expect(shown).toMatchObject([
      { fileId: fileIds[2], kind: "pdf", isShown: true },
      { fileId: fileIds[0], name: "总平面图（一）.pdf", sha256: digestOf(pdf("one")) },
      { fileId: fileIds[1], kind: "png", bytes: CONTENTS.png.byteLength },
    ]);
    // Its applicant reads them by the query code from now on.
    const by = w.as.applicant(body as Applicant);
    expect((await w.call("GET", `/v1/files/${fileIds[0]}/address`, undefined, by)).status).toBe(200);
  });

  it("is told which content it has under two names, again when it is repeated, and by every status since", async () => {
    const [twice, once] = [pdf("the same twice"), pdf("another")];
    const { uploadKey, fileIds } = await keptFirst(w, [twice, once, twice]);
    const sent = fileIds.map((fileId, i) => ({
      code: i === 2 ? "land-survey" : "site-plan",
      fileId,
      name: `${i}.pdf`,
    }));
    const materials = [...others.filter(({ code }) => code !== "land-survey"), ...sent];
    const headers = { "x-upload-key": uploadKey, "idempotency-key": "under-two-names" };
    const submit = () => w.call("POST", "/v1/applications", { ...good, materials }, headers);
    const same = [
      {
        sha256: digestOf(twice),
        files: [
          { code: "site-plan", name: "0.pdf" },
          { code: "land-survey", name: "2.pdf" },
        ],
      },
    ];
    const [first, again] = [await submit(), await submit()];
    expect([first.status, first.body.sameContents]).toEqual([201, same]);
    expect(again.body).toEqual(first.body);
    const applicant = first.body as Applicant;
    expect((await w.status(applicant)).sameContents).toEqual(same);
    // Another in its place, and nothing is said any more; the same again in place of that, and it is.
    const replacedBy = async (bytes: Uint8Array) =>
      (await put(applicant, "land-survey", { fileId: await handed(w, applicant, bytes) })).body;
    expect((await replacedBy(pdf("the survey"))).sameContents).toBeUndefined();
    expect((await replacedBy(once)).sameContents).toMatchObject([{ sha256: digestOf(once) }]);
  });

  it("has no files that are not there, not completed, or another's; every one is named", async () => {
    const { uploadKey, fileIds } = await keptFirst(w, [pdf("own")]);
    const { fileIds: foreign } = await keptFirst(w, [pdf("foreign")]);
    const announced = (
      await w.call("POST", "/v1/uploads", announcedAs(pdf("not put")), { "x-upload-key": uploadKey })
    ).body as Announced;
    const wrong = [foreign[0], announced.fileId, "F-00000000000000000000000000"];
    const all = [...fileIds, ...wrong].map((fileId) => ({ code: "site-plan", fileId }));
    const { status, body } = await submitWith(all, { "x-upload-key": uploadKey });
    expect([status, body.errors.map(({ path, code }: Record<string, string>) => [path, code])]).toEqual([
      400,
      [9, 10, 11].map((i) => [`materials[${i}].fileId`, "file-not-there"]),
    ]);
    expect((await submitWith([{ code: "site-plan", fileId: fileIds[0] }])).status).toBe(400);
    expect(
      (await submitWith([{ code: "site-plan", fileId: fileIds[0] }], { "x-upload-key": "0".repeat(42) }))
        .status,
    ).toBe(401);
  });

  it("has no content twice for one material", async () => {
    const { uploadKey, fileIds } = await keptFirst(w, [pdf("same"), pdf("same")]);
    const twice = fileIds.map((fileId) => ({ code: "site-plan", fileId }));
    const { body } = await submitWith(twice, { "x-upload-key": uploadKey });
    expect(body.errors).toMatchObject([{ path: "materials[9].code", code: "handed-in-twice" }]);
  });

  it("is told of a link and of a file by the field that is wrong, and of nothing else", async () => {
    const [first] = good.materials;
    for (const [wrong, path] of [
      [{ ...first, sha256: "x" }, "materials[8].sha256"],
      [{ code: "site-plan", fileId: "x" }, "materials[8].fileId"],
      [{ code: "site-plan" }, "materials[8].fileId"],
    ] as const) {
      const { body } = await submitWith([wrong]);
      expect(body.errors.map((one: { path: string }) => one.path)).toEqual([path]);
    }
  });
});

describe("a material of an application in review", () => {
  it("is replaced until a department has begun on it; each version stays on record, with who replaced it", async () => {
    const applicant = await w.submit();
    const [first, second, third] = [
      await handed(w, applicant, pdf("first")),
      await handed(w, applicant, pdf("second")),
      await handed(w, applicant, pdf("third")),
    ];
    expect((await put(applicant, "land-survey", { fileId: first })).status).toBe(200);
    const replaced = await put(applicant, "land-survey", { files: [{ fileId: second }, { fileId: third }] });
    expect(rowsOf(replaced.body, "land-survey")).toMatchObject([{ fileId: second }, { fileId: third }]);
    expect(replaced.body.offers[0].limits.others).toContain("land-survey");
    const history = (await w.events(applicant)) as { type: string; by: object; data: object; at: string }[];
    expect(history.filter(({ type }) => type === "material-replaced")).toMatchObject([
      { by: { role: "applicant" }, data: { material: { code: "land-survey", files: [{ fileId: first }] } } },
      { data: { material: { files: [{ fileId: second }, { fileId: third }] } } },
    ]);

    const path = `/v1/reviews/${applicant.applicationId}.consult-land`;
    const seen = (await w.call("GET", path, undefined, await w.as.department("land"))).body.application;
    expect(rowsOf(seen, "land-survey")).toMatchObject([{ fileId: second }, { fileId: third }]);
    expect(seen.earlierMaterials).toMatchObject([
      { code: "land-survey", uri: expect.any(String), replacedBy: { role: "applicant" } },
      { code: "land-survey", fileId: first, until: expect.any(String) },
    ]);
    const late = await put(applicant, "land-survey", { fileId: first });
    expect([late.status, late.body]).toMatchObject([
      409,
      { code: "material-begun", reviews: [`${applicant.applicationId}.consult-land`] },
    ]);
    // What nobody has begun on is open still.
    expect(
      (await put(applicant, "traffic-impact", { fileId: await handed(w, applicant, pdf("4")) })).status,
    ).toBe(200);
  });

  it("takes no file of another case, and none that somebody has announced and another holds", async () => {
    const [applicant, stranger] = [await w.submit(), await w.submit()];
    const fileId = await handed(w, stranger, pdf("of the stranger"));
    const refused = await put(applicant, "land-survey", { fileId });
    expect([refused.status, refused.body.errors]).toMatchObject([
      400,
      [{ path: "fileId", code: "file-not-there" }],
    ]);
    const announced = (
      await w.call(
        "POST",
        `/v1/applications/${applicant.applicationId}/uploads`,
        announcedAs(CONTENTS.pdf),
        await w.as.department("housing"),
      )
    ).body as Announced;
    await putTo(announced, CONTENTS.pdf);
    const done = await w.call(
      "PUT",
      `/v1/uploads/${announced.fileId}/completion`,
      undefined,
      await w.as.department("housing"),
    );
    expect(done.status).toBe(200);
    expect((await put(applicant, "land-survey", { fileId: announced.fileId })).status).toBe(400);
  });

  it("that is on record outlives the day after its announcement", async () => {
    const applicant = await w.submit();
    const bytes = pdf("kept for good");
    const fileId = await handed(w, applicant, bytes);
    expect((await put(applicant, "land-survey", { fileId })).status).toBe(200);
    const loose = await handed(w, applicant, pdf("of no use"));
    await w.clock("P3D");
    const by = w.as.applicant(applicant);
    expect((await w.call("GET", `/v1/files/${fileId}/address`, undefined, by)).status).toBe(200);
    expect((await w.call("GET", `/v1/files/${loose}/address`, undefined, by)).status).toBe(404);
  });
});
