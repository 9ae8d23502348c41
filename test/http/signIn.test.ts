/** Applicants who have signed in: their own cases without a code, and what each region takes. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CONTENTS } from "../files/content.ts";
import { announcedAs, putTo, type Announced } from "../support/files.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";
import { rulesWith } from "../support/rules.ts";

const good = example("municipal-road-application");
const { creditCode } = good.applicant;
const OTHER = "91990000MA5EXMP75W";
const withdrawal = { reason: "资金计划调整" };

describe("where the region takes codes and sign-ins", () => {
  let w: World;
  let own: Applicant;
  let token: Record<string, string>;
  const path = () => `/v1/applications/${own.applicationId}`;
  const another = () => w.as.signedIn(OTHER);
  beforeAll(async () => {
    w = await world();
    token = await w.as.signedIn(creditCode, "龙岗建设有限公司");
    const { body } = await w.call("POST", "/v1/applications", good, token);
    own = body as Applicant;
    await w.rest();
  });
  afterAll(() => w.stop());

  it("whoever has signed in reads and acts without a code, and the record says who", async () => {
    expect((await w.call("GET", path(), undefined, token)).status).toBe(200);
    const { events } = (await w.call("GET", `${path()}/events`, undefined, token)).body;
    const [received] = events;
    expect(received).toMatchObject({
      type: "application-received",
      by: { role: "applicant", sub: expect.any(String), iss: expect.any(String) },
    });
    expect(JSON.stringify(received.by)).not.toContain("龙岗建设");
    const complaint = { about: { department: "water" }, text: "来电未答复" };
    expect((await w.call("POST", `${path()}/complaints`, complaint, token)).status).toBe(201);
  });

  it("the name is the token's, and the credit code must be", async () => {
    const notices = (await w.call("GET", `${path()}/notices`, undefined, token)).body.notices;
    const { body } = await w.call("GET", `${path()}/notices/${notices[0].noticeId}`, undefined, token);
    expect(body.notice.applicant.name).toBe("龙岗建设有限公司");
    const refused = await w.call("POST", "/v1/applications", good, await another());
    expect(refused.body).toMatchObject({ status: 403, code: "not-own-credit-code", creditCode: OTHER });
  });

  it("another's case does not exist for them, and the code opens it still", async () => {
    expect((await w.call("GET", path(), undefined, await another())).body.code).toBe("unknown-application");
    expect((await w.call("GET", path(), undefined, w.as.applicant(own))).status).toBe(200);
  });

  it("an idempotency key is that of who has signed in, and nobody else's", async () => {
    const key = { "idempotency-key": "k" };
    const mine = await w.call("POST", "/v1/applications", good, { ...token, ...key });
    const theirs = await w.call("POST", "/v1/applications", good, key);
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.applicationId).not.toBe(mine.body.applicationId);
    expect((await w.call("POST", "/v1/applications", good, { ...token, ...key })).body).toEqual(mine.body);
  });

  it("an idempotency key that comes again with another contact alone is told so, and answered again as it was", async () => {
    const key = { ...token, "idempotency-key": "contact" };
    const first = await w.call("POST", "/v1/applications", good, key);
    const contact = { ...good.applicant.contact, phone: "0755-11112222" };
    const other = { ...good, applicant: { ...good.applicant, contact } };
    const refused = await w.call("POST", "/v1/applications", other, key);
    expect(refused.body).toMatchObject({ status: 422, code: "idempotency-key-reused", differs: "contact" });
    expect(refused.body.detail).toContain("/contact");
    expect(JSON.stringify(refused.body)).not.toContain(contact.phone);
    const asked = { ...other, project: { ...good.project, name: "另一条路" } };
    expect((await w.call("POST", "/v1/applications", asked, key)).body).toMatchObject({ differs: "body" });
    expect((await w.call("POST", "/v1/applications", good, key)).body).toEqual(first.body);
    // Once it is corrected, who sends the first again is answered as the first time.
    const at = `/v1/applications/${first.body.applicationId}/contact`;
    await w.call("PUT", at, contact, token);
    expect((await w.call("POST", "/v1/applications", good, key)).body).toEqual(first.body);
  });

  it("lists their own applications, the latest first and in pages, and nobody else's", async () => {
    const first = (await w.call("GET", "/v1/own-applications?limit=2", undefined, token)).body;
    expect(first.applications).toHaveLength(2);
    const next = `/v1/own-applications?limit=2&cursor=${first.nextCursor}`;
    const rest = (await w.call("GET", next, undefined, token)).body;
    const shown = [...first.applications, ...rest.applications] as { applicationId: string }[];
    expect([shown.length, rest.nextCursor]).toEqual([4, null]);
    // Where each stands, as its own page has it.
    const mine = shown.find(({ applicationId }) => applicationId === own.applicationId);
    const { status, progress, expectedDecisionBy, late, owed } = (
      await w.call("GET", path(), undefined, token)
    ).body;
    expect(mine).toMatchObject({ status, progress, expectedDecisionBy, late, owed, decision: null });
    const { body } = await w.call("GET", "/v1/own-applications", undefined, await another());
    expect(body.applications).toEqual([]);
    const withCode = await w.call("GET", "/v1/own-applications", undefined, w.as.applicant(own));
    expect(withCode.body).toMatchObject({ status: 401, code: "sign-in-needed" });
    expect(withCode.headers.get("www-authenticate")).toContain("Bearer");
  });

  it("files are announced, completed and read by who has signed in for the case, and by nobody else who has", async () => {
    const announced = await w.call("POST", `${path()}/uploads`, announcedAs(CONTENTS.png, "png"), token);
    const { fileId } = announced.body;
    await putTo(announced.body as Announced, CONTENTS.png);
    const [complete, read] = [`/v1/uploads/${fileId}/completion`, `/v1/files/${fileId}/address`];
    expect((await w.call("PUT", complete, undefined, await another())).body.code).toBe("unknown-file");
    expect((await w.call("PUT", complete, undefined, token)).status).toBe(200);
    expect((await w.call("GET", read, undefined, token)).status).toBe(200);
    expect((await w.call("GET", read, undefined, await another())).body.code).toBe("unknown-file");
  });

  it("a token that is not good, or is no applicant's, opens nothing", async () => {
    const forged = { authorization: `${token["authorization"]}x` };
    expect((await w.call("GET", path(), undefined, forged)).status).toBe(401);
    expect((await w.call("GET", "/v1/own-applications", undefined, forged)).status).toBe(401);
    const asked = async (role: string) =>
      (await w.call("GET", path(), undefined, await w.as.role(role))).status;
    // An agent is let in by an authorisation, and has none here.
    expect([await asked("agent"), await asked("supervisor")]).toEqual([403, 401]);
    const unnamed = { role: "applicant", creditCode: "1", name: "某公司" };
    expect((await w.call("POST", "/local/tokens", unnamed)).status).toBe(400);
  });
});

describe("where the region takes", () => {
  const worldOf = (region: object) => world({ rules: rulesWith({ region }) });

  it("codes alone, a token opens nothing", async () => {
    const w = await worldOf({ applicants: "code" });
    const own = await w.submit();
    const token = await w.as.signedIn(creditCode);
    const path = `/v1/applications/${own.applicationId}`;
    expect((await w.call("GET", path, undefined, token)).body.code).toBe("query-code-needed");
    expect((await w.call("GET", "/v1/own-applications", undefined, token)).body.code).toBe("sign-in-needed");
    expect((await w.call("GET", path, undefined, w.as.applicant(own))).status).toBe(200);
    await w.stop();
  });

  it("sign-ins alone, no code does", async () => {
    const w = await worldOf({ applicants: "sign-in" });
    expect((await w.call("POST", "/v1/applications", good)).body.code).toBe("sign-in-needed");
    const token = await w.as.signedIn(creditCode);
    const own = (await w.call("POST", "/v1/applications", good, token)).body as Applicant;
    const path = `/v1/applications/${own.applicationId}`;
    const byCode = await w.call("GET", path, undefined, w.as.applicant(own));
    expect(byCode.body).toMatchObject({ status: 401, code: "sign-in-needed" });
    expect((await w.call("GET", path, undefined, token)).status).toBe(200);
    // Nor does it open files.
    const file = announcedAs(CONTENTS.png, "png");
    const code = w.as.applicant(own);
    expect((await w.call("POST", "/v1/uploads", file)).body.code).toBe("sign-in-needed");
    expect((await w.call("POST", `${path}/uploads`, file, code)).body.code).toBe("sign-in-needed");
    const first = (await w.call("POST", "/v1/uploads", file, token)).body as Announced & {
      uploadKey: string;
    };
    await putTo(first, CONTENTS.png);
    const completion = `/v1/uploads/${first.fileId}/completion`;
    expect((await w.call("PUT", completion, undefined, code)).body.code).toBe("sign-in-needed");
    expect((await w.call("PUT", completion, undefined, { "x-upload-key": first.uploadKey })).status).toBe(
      200,
    );
    const later = (await w.call("POST", `${path}/uploads`, file, token)).body as Announced;
    await putTo(later, CONTENTS.png);
    const both = { ...code, "x-upload-key": first.uploadKey };
    const byBoth = await w.call("PUT", `/v1/uploads/${later.fileId}/completion`, undefined, both);
    expect(byBoth.body.code).toBe("unknown-file");
    await w.stop();
  });

  it("a sign-in for what ends a case, the code does not suffice for that alone", async () => {
    const w = await worldOf({ applicants: "both", confirmBySignIn: true });
    const own = await w.submit();
    const path = `/v1/applications/${own.applicationId}`;
    const byCode = w.as.applicant(own);
    expect((await w.call("GET", path, undefined, byCode)).status).toBe(200);
    expect((await w.call("POST", `${path}/withdrawal`, withdrawal, byCode)).body.code).toBe("sign-in-needed");
    const change = { ...byCode };
    expect((await w.call("POST", `${path}/project-change`, {}, change)).body.code).toBe("sign-in-needed");
    const both = { ...byCode, ...(await w.as.signedIn(creditCode)) };
    expect((await w.call("POST", `${path}/withdrawal`, withdrawal, both)).body.status).toBe("withdrawn");
    await w.stop();
  });

  it("nothing that contradicts itself: a file by which nobody could confirm is refused", () => {
    const contradiction = () => rulesWith({ region: { applicants: "code", confirmBySignIn: true } });
    expect(contradiction).toThrow(/confirmBySignIn/);
  });
});
