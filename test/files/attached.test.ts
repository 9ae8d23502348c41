/** Files beside minutes, answers to those who object, the lead's decision and complaints: whose they are, and who sees them. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { announcedAs, handed, putTo, type Announced } from "../support/files.ts";
import { ELEVEN, objection, world, type Applicant, type World } from "../support/runtime.ts";
import { bytesOf } from "./content.ts";

jest.setTimeout(120_000);

const pdf = (text: string): Buffer => bytesOf(`%PDF-1.7 ${text}`);

let w: World;
let own: Applicant;
let headersOf: Record<string, Record<string, string>>;

beforeAll(async () => {
  w = await world();
  own = await w.submit();
  const stranger = await w.submit();
  headersOf = {
    applicant: w.as.applicant(own),
    stranger: w.as.applicant(stranger),
    planning: await w.as.department("planning"),
    land: await w.as.department("land"),
    water: await w.as.department("water"),
    supervisor: await w.as.role("supervisor"),
    operator: await w.as.role("operator"),
    auditor: await w.as.role("auditor"),
  };
});
afterAll(() => w.stop());

/** What a department, or supervision, has announced for the case, and completed. @returns its id */
async function ofDepartment(who: string, text: string): Promise<string> {
  const bytes = pdf(text);
  const path = `/v1/applications/${own.applicationId}/uploads`;
  const { body } = await w.call("POST", path, announcedAs(bytes), headersOf[who]);
  await putTo(body as Announced, bytes);
  const done = await w.call("PUT", `/v1/uploads/${body.fileId}/completion`, undefined, headersOf[who]);
  expect(done.status).toBe(200);
  return String(body.fileId);
}

const seen = async (fileId: string): Promise<string> => {
  const statuses: string[] = [];
  for (const who of Object.keys(headersOf)) {
    const { status } = await w.call("GET", `/v1/files/${fileId}/address`, undefined, headersOf[who]);
    statuses.push(`${who} ${status}`);
  }
  return statuses.join(", ");
};

/** Planning leads; water takes part in the case. */
const DECIDED =
  "applicant 200, stranger 404, planning 200, land 404, water 404, supervisor 200, operator 403, auditor 403";
const CONFIDENTIAL =
  "applicant 200, stranger 404, planning 404, land 404, water 404, supervisor 200, operator 403, auditor 403";
const SUPERVISIONS =
  "applicant 404, stranger 404, planning 404, land 404, water 404, supervisor 200, operator 403, auditor 403";
const OWN_ALONE =
  "applicant 404, stranger 404, planning 200, land 404, water 404, supervisor 200, operator 403, auditor 403";

describe("files that go with a complaint", () => {
  const path = () => `/v1/applications/${own.applicationId}/complaints`;
  const complaint = { about: { department: "water" }, text: "两周来无人接听电话。" };

  it("are the applicant's, and seen by supervision alone", async () => {
    const [mine, others] = [
      await handed(w, own, pdf("the evidence")),
      await ofDepartment("water", "not theirs"),
    ];
    const file = (attachments: string[]) =>
      w.call("POST", path(), { ...complaint, attachments }, headersOf["applicant"]);
    for (const wrong of [[others], [mine, mine], ["F-00000000000000000000000000"]])
      expect((await file(wrong)).status).toBe(400);
    const filed = await file([mine]);
    expect([filed.status, filed.body.attachments]).toEqual([
      201,
      [expect.objectContaining({ fileId: mine, name: "file.pdf" })],
    ]);
    expect((await file([mine])).body).toEqual(filed.body);
    expect(await seen(mine)).toBe(CONFIDENTIAL);
    const { body } = await w.call("GET", "/v1/complaints", undefined, headersOf["supervisor"]);
    expect(body.complaints[0].attachments).toEqual(filed.body.attachments);
    // What leaves with the case for its lead says nothing of it; what its applicant takes along does.
    const exported = async (part: string, who: string) =>
      (
        await fetch(`${w.url}/v1/applications/${own.applicationId}${part}/export`, {
          headers: headersOf[who]!,
        })
      ).text();
    expect(await exported("/case", "planning")).not.toContain(mine);
    expect(await exported("", "applicant")).toContain(mine);
    // It is kept as long as its case is, though nobody has handed it in.
    await w.clock("P3D");
    expect(await seen(mine)).toBe(CONFIDENTIAL);
  });

  it("and those with its answer are supervision's, and seen by who complained, in the document too", async () => {
    const { body: listed } = await w.call("GET", "/v1/complaints", undefined, headersOf["supervisor"]);
    const [{ complaintId }] = listed.complaints;
    const [found, theirs, others] = [
      await ofDepartment("supervisor", "what was found"),
      await handed(w, own, pdf("the applicant's")),
      await ofDepartment("water", "the department's"),
    ];
    expect(await seen(found)).toBe(SUPERVISIONS);
    const said = { cause: "c", remedy: "r", responsibility: "p", answer: "a" };
    const answer = (attachments: string[]) =>
      w.call(
        "PUT",
        `/v1/complaints/${complaintId}/answer`,
        { ...said, attachments },
        headersOf["supervisor"],
      );
    for (const wrong of [[theirs], [others], [found, found], ["F-00000000000000000000000000"]])
      expect((await answer(wrong)).status).toBe(400);
    const answered = await answer([found]);
    expect([answered.status, answered.body.answer]).toEqual([
      200,
      { ...said, attachments: [expect.objectContaining({ fileId: found, name: "file.pdf" })] },
    ]);
    expect((await answer([found])).body).toEqual(answered.body);
    expect(await seen(found)).toBe(CONFIDENTIAL);
    await w.rest();
    const notices = `/v1/applications/${own.applicationId}/notices`;
    const { body } = await w.call("GET", notices, undefined, headersOf["applicant"]);
    const { noticeId } = body.notices.find(({ kind }: { kind: string }) => kind === "complaint-answer");
    const page = await fetch(`${w.url}${notices}/${noticeId}`, {
      headers: { ...headersOf["applicant"], accept: "text/html" },
    });
    const [{ sha256 }] = answered.body.answer.attachments;
    expect(await page.text()).toContain(`file.pdf<br><code>SHA-256 ${sha256}</code>`);
  });
});

describe("files that go with minutes and with what objectors are answered", () => {
  it("are who presides' own, and seen by the lead, the applicant and supervision", async () => {
    for (const department of ELEVEN)
      await w.opinion(own, department, department === "land" ? objection : { kind: "consent" });
    const joint = `/v1/applications/${own.applicationId}/joint-review`;
    const now = (await w.call("GET", "/local/clock")).body.now as string;
    const { body: status } = await w.call(
      "GET",
      `/v1/applications/${own.applicationId}/case`,
      undefined,
      headersOf["planning"],
    );
    expect([now, status.status]).toEqual([expect.any(String), "joint-review"]);
    const convened = await w.call(
      "POST",
      joint,
      { heldOn: "2026-03-09", time: "09:00", place: "三楼会议室", agenda: "用地" },
      headersOf["planning"],
    );
    expect(convened.status).toBe(200);
    await w.clock("2026-03-09T12:00:00+08:00");
    const [minutes, others] = [
      await ofDepartment("planning", "the minutes"),
      await ofDepartment("land", "not theirs"),
    ];
    expect(await seen(minutes)).toBe(OWN_ALONE);
    const speaker = (department: string) => ({
      department,
      name: "陈志远",
      post: "局长",
      mandate: { by: "office", rank: "head" },
      said: "同意",
    });
    const conclusion = {
      minutes: "见附件。",
      result: "grant",
      reasons: "已补充论证。",
      article: null,
      answers: [{ reviewId: `${own.applicationId}.consult-land`, reasons: "已调整红线。" }],
      present: [speaker("planning"), speaker("land")],
    };
    const conclude = (attachments: string[]) =>
      w.call("PUT", `${joint}/conclusion`, { ...conclusion, attachments }, headersOf["planning"]);
    expect((await conclude([others])).body.errors).toMatchObject([{ path: "attachments[0]" }]);
    const concluded = await conclude([minutes]);
    expect([concluded.status, concluded.body.jointReview.conclusion.attachments]).toEqual([
      200,
      [expect.objectContaining({ fileId: minutes })],
    ]);
    expect(await seen(minutes)).toBe(DECIDED);
    expect((await w.status(own)).jointReview.conclusion.attachments).toHaveLength(1);
    // Days later the same again is a repeat, and with another file it is another conclusion.
    await w.clock("P3D");
    expect((await conclude([minutes])).status).toBe(200);
    expect((await conclude([await ofDepartment("planning", "other minutes")])).status).toBe(409);
    expect(await seen(minutes)).toBe(DECIDED);
    // The lead sees it as what was concluded with it, whoever presided and brought it.
    await w.halt();
    const record = new DatabaseSync(join(w.dataDir, "record.sqlite"));
    record
      .prepare("UPDATE uploads SET body = json_set(body, '$.by.organ', 'land') WHERE id = ?")
      .run(minutes);
    record.close();
    await w.restart();
    expect(await seen(minutes)).toBe(DECIDED.replace("land 404", "land 200"));
  });
});
