/** Who sees which file: the department of a matter its materials, the lead all, the applicant their own. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { announcedAs, handed, keptFirst, putTo, type Announced } from "../support/files.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";
import { bytesOf, CONTENTS } from "./content.ts";

jest.setTimeout(120_000);

const good = example("municipal-road-application");
const pdf = (text: string): Buffer => bytesOf(`%PDF-1.7 ${text}`);

let w: World;
let own: Applicant;
/** A file of each kind of material, and one that was announced and never handed in. */
let files: Record<string, string>;
let headersOf: Record<string, Record<string, string>>;

beforeAll(async () => {
  w = await world();
  const codes = good.materials.map(({ code }) => code);
  const { uploadKey, fileIds } = await keptFirst(
    w,
    codes.map((code) => pdf(code)),
  );
  const { attributes } = good.project;
  const body = {
    ...good,
    project: { ...good.project, attributes: { ...attributes, civilDefenceArea: false } },
    materials: codes.map((code, i) => ({ code, fileId: fileIds[i] })),
  };
  const { body: receipt } = await w.call("POST", "/v1/applications", body, { "x-upload-key": uploadKey });
  own = receipt as Applicant;
  const stranger = await w.submit();
  files = {
    ...Object.fromEntries(codes.map((code, i) => [code, fileIds[i]!])),
    draft: await handed(w, own, pdf("draft")),
  };
  headersOf = {
    applicant: w.as.applicant(own),
    stranger: w.as.applicant(stranger),
    "signed in": await w.as.signedIn(good.applicant.creditCode),
    planning: await w.as.department("planning"),
    land: await w.as.department("land"),
    water: await w.as.department("water"),
    "civil-defence": await w.as.department("civil-defence"),
    supervisor: await w.as.role("supervisor"),
    operator: await w.as.role("operator"),
    auditor: await w.as.role("auditor"),
  };
});
afterAll(() => w.stop());

const ask = (who: string, what: string) =>
  w.call("GET", `/v1/files/${files[what]}/address`, undefined, headersOf[who]);

/** Planning leads. */
const TABLE = `
  what                     applicant  stranger  planning  land  water  civil-defence  supervisor  operator  auditor
  application-form         200        404       200       200   200    404            200         403       403
  site-plan                200        404       200       200   404    404            200         403       403
  land-survey              200        404       200       200   404    404            200         403       403
  water-and-drainage-plan  200        404       200       404   200    404            200         403       403
  draft                    200        404       404       404   404    404            200         403       403
`;
const [[, ...callers], ...rows] = TABLE.trim()
  .split("\n")
  .map((line) => line.trim().split(/ +/)) as [string[], ...string[][]];

/** What a department has announced for the case, and completed. @returns its id */
async function ofDepartment(who: string): Promise<string> {
  const path = `/v1/applications/${own.applicationId}/uploads`;
  const announced = { ...announcedAs(CONTENTS.pdf), name: "意见附件.pdf" };
  const { body } = await w.call("POST", path, announced, headersOf[who]);
  await putTo(body as Announced, CONTENTS.pdf);
  const done = `/v1/uploads/${body.fileId}/completion`;
  expect((await w.call("PUT", done, undefined, headersOf["applicant"])).status).toBe(404);
  expect((await w.call("PUT", done, undefined, headersOf[who])).status).toBe(200);
  return String(body.fileId);
}

describe("a file", () => {
  it.each(rows)(
    "that is the %s is seen by who may see it, and by nobody else",
    async (what = "", ...told) => {
      const statuses: Record<string, number> = {};
      for (const who of callers) {
        const { status, body } = await ask(who, what);
        statuses[who] = status;
        // What is not theirs to know of does not exist.
        if (status === 404) expect(body.code).toBe("unknown-file");
      }
      expect(statuses).toEqual(Object.fromEntries(callers.map((who, i) => [who, Number(told[i])])));
      expect((await ask("signed in", what)).status).toBe(200);
    },
  );

  it("is listed for a department with its own matter's material alone, and for the lead with all of it", async () => {
    const listed = async (who: string) => {
      const path = `/v1/reviews/${own.applicationId}.consult-water`;
      const { body } = await w.call("GET", path, undefined, headersOf[who]);
      return (body.application.materials as { code: string }[]).map(({ code }) => code);
    };
    expect(await listed("water")).toEqual(["application-form", "water-and-drainage-plan"]);
    expect(await listed("planning")).toEqual(good.materials.map(({ code }) => code));
  });

  it("is seen by a department once it has asked for that material, by its earlier version too", async () => {
    expect((await ask("water", "green-space-plan")).status).toBe(404);
    const items = [
      { material: "green-space-plan", defect: "比例尺不符", basis: { document: "d", article: "a" } },
    ];
    const path = `/v1/reviews/${own.applicationId}.consult-water/supplement-request`;
    const asked = await w.call("POST", path, { items, reasons: "r" }, headersOf["water"]);
    expect(asked.status).toBe(200);
    expect((await ask("water", "green-space-plan")).status).toBe(200);
    const better = await handed(w, own, pdf("better"));
    await w.call(
      "PUT",
      `/v1/applications/${own.applicationId}/materials/green-space-plan`,
      { fileId: better },
      headersOf["applicant"],
    );
    files["better"] = better;
    for (const what of ["green-space-plan", "better"])
      expect([(await ask("water", what)).status, (await ask("land", what)).status]).toEqual([200, 404]);
  });

  it("of a department is for itself, and no applicant's by its case's code", async () => {
    files["attachment"] = await ofDepartment("water");
    const seen = ["water", "land", "planning", "applicant", "signed in"];
    expect(await Promise.all(seen.map(async (who) => (await ask(who, "attachment")).status))).toEqual([
      200, 404, 404, 404, 404,
    ]);
  });

  it("that goes with an opinion is seen by the lead and the applicant, too, and by no other department", async () => {
    const path = `/v1/reviews/${own.applicationId}.consult-land/opinion`;
    const [mine, others] = [await ofDepartment("land"), files["attachment"]!];
    files["given"] = mine;
    const give = (attachments: string[]) =>
      w.call("PUT", path, { kind: "consent", attachments }, headersOf["land"]);
    // Neither another department's nor an applicant's, nor the same one twice.
    for (const wrong of [[mine, others], [files["site-plan"]!], [mine, mine]])
      expect(await give(wrong)).toMatchObject({ status: 400 });
    expect((await ask("planning", "given")).status).toBe(404);
    const given = await give([mine]);
    expect(given.body).toMatchObject({
      outcome: "consented",
      attachments: [{ fileId: mine, name: "意见附件.pdf" }],
    });
    const seen = ["land", "planning", "applicant", "signed in", "supervisor", "water", "stranger"];
    expect(await Promise.all(seen.map(async (who) => (await ask(who, "given")).status))).toEqual([
      200, 200, 200, 200, 200, 404, 404,
    ]);
    // Two days later the same again is a repeat, and the file is still there.
    await w.clock("P2D");
    const again = await give([mine]);
    expect([again.status, again.body.version]).toEqual([200, given.body.version]);
    expect((await ask("planning", "given")).status).toBe(200);
    expect(await give([])).toMatchObject({ status: 400 });
  });
});
