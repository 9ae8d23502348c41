/** `If-Match`: a command about a case is held to the ETag that its status was read with. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { world, type World } from "../support/runtime.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

describe("a withdrawal under If-Match", () => {
  it("is refused once a department has answered since the status was read, and taken with the new ETag", async () => {
    const applicant = await w.submit();
    const path = `/v1/applications/${applicant.applicationId}`;
    const code = w.as.applicant(applicant);
    const etag = async (): Promise<string> =>
      (await w.call("GET", path, undefined, code)).headers.get("etag")!;
    const withdraw = (ifMatch: string) =>
      w.call("POST", `${path}/withdrawal`, { reason: "no money" }, { ...code, "if-match": ifMatch });

    const read = await etag();
    await w.opinion(applicant, "housing");
    expect(await withdraw(read)).toMatchObject({ status: 412, body: { code: "stale" } });
    expect((await w.call("GET", path, undefined, code)).body.status).toBe("in-review");
    expect((await withdraw(await etag())).status).toBe(200);
  });

  it("is refused once a complaint was filed, which the status shows with its answer", async () => {
    const applicant = await w.submit();
    const path = `/v1/applications/${applicant.applicationId}`;
    const code = w.as.applicant(applicant);
    const status = () => w.call("GET", path, undefined, code);
    const read = (await status()).headers.get("etag")!;
    const about = { department: "housing" };
    const { body } = await w.call("POST", `${path}/complaints`, { about, text: "两次来电均未答复" }, code);
    const stale = await w.call("POST", `${path}/withdrawal`, { reason: "x" }, { ...code, "if-match": read });
    expect(stale.status).toBe(412);
    expect((await status()).body.complaints).toMatchObject([{ complaintId: body.complaintId, answer: null }]);

    const answer = { cause: "经办人外出", remedy: "换人", responsibility: "批评教育", answer: "已致歉" };
    const supervisor = await w.as.role("supervisor");
    await w.call("PUT", `/v1/complaints/${body.complaintId}/answer`, answer, supervisor);
    expect((await status()).body.complaints).toMatchObject([{ about, answer, status: "answered" }]);
  });
});
