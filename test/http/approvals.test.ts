/** Ranks come from the token: an officer's approval is none, whatever the body says, and what waits is found and approved. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { promised } from "../support/promised.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let applicant: Applicant;
type Headers = Record<string, string>;
let officer: Headers;
let head: Headers;
beforeAll(async () => {
  w = await world();
  officer = await w.as.person("housing", { name: "李明", rank: "officer" });
  head = await w.as.person("housing", { name: "周明", rank: "head" });
});
beforeEach(async () => {
  applicant = await w.submit();
});
afterAll(() => w.stop());

const path = (part = "") => `/v1/reviews/${applicant.applicationId}.consult-housing${part}`;
const MORE = { days: 2, reasons: "案情复杂" };
const post = (part: string, body: unknown, headers: Headers) => w.call("POST", path(part), body, headers);
const read = async (headers: Headers) => (await w.call("GET", path(), undefined, headers)).body;
/** When what waits was asked for, as the review says it. */
const meant = async () => ({ askedAt: ((await read(head)).awaited[0] as { at: string }).at });
const rowFor = async (headers: Headers) => {
  const { body } = await w.call("GET", "/v1/reviews?limit=100", undefined, headers);
  return body.reviews.find(({ applicationId }: Applicant) => applicationId === applicant.applicationId);
};

describe("an approval", () => {
  it.each([
    ["of another rank than the token's", { name: "周明", rank: "head" }],
    ["of the token's own rank, which does not suffice", { name: "李明", rank: "officer" }],
    ["of the highest rank there is", { name: "区长", rank: "government-head" }],
  ])("that an officer states, %s, is 422, and changes nothing", async (_, approver) => {
    const before = await read(officer);
    const refused = await post("/extension", { ...MORE, approver }, officer);
    expect([refused.status, refused.body.code, refused.body.needed]).toEqual([
      422,
      "approver-rank",
      ["head"],
    ]);
    expect(await read(officer)).toMatchObject({ dueAt: before.dueAt, extension: null, awaited: [] });
  });

  it("that is left out by the head is the head's own", async () => {
    const extended = await post("/extension", MORE, head);
    expect([extended.status, extended.body.extension.days]).toEqual([200, 2]);
  });

  it("of an officer's request is waited for, listed to whoever may give it, given once, and shows both", async () => {
    const { dueAt } = await read(officer);
    const kept = await post("/extension", MORE, officer);
    expect([kept.status, promised("extendLimit").safeParse(kept.body).error]).toEqual([200, undefined]);
    expect(kept.body).toMatchObject({
      dueAt,
      extension: null,
      awaited: [
        {
          command: "extendLimit",
          request: MORE,
          by: { name: "李明", organ: "housing" },
          until: dueAt,
          ranks: ["head"],
          mayApprove: false,
        },
      ],
    });
    expect((await post("/extension", MORE, officer)).body).toEqual(kept.body);
    expect(await rowFor(officer)).toMatchObject({ awaits: ["extendLimit"], mayApprove: false });
    expect(await rowFor(head)).toMatchObject({ awaits: ["extendLimit"], mayApprove: true });
    const offers = async (headers: Headers) =>
      (await read(headers)).offers.filter(({ command }: { command: string }) => command.endsWith("Act"));
    expect(await offers(officer)).toEqual([
      { command: "takeBackAct", until: dueAt, limits: { acts: ["extendLimit"] } },
    ]);
    expect(await offers(head)).toMatchObject([{ command: "approveAct", until: dueAt }, {}]);

    const which = await meant();
    expect((await post("/approval", undefined, head)).status).toBe(400);
    expect((await post("/approval", which, officer)).body).toMatchObject({
      status: 422,
      code: "approver-rank",
    });
    const promoted = await w.as.person("housing", { name: "李明", rank: "head" });
    expect((await post("/approval", which, promoted)).body).toMatchObject({
      status: 422,
      code: "own-request",
    });
    const given = await post("/approval", which, head);
    expect([given.status, promised("approveAct").safeParse(given.body).error]).toEqual([200, undefined]);
    expect(given.body).toMatchObject({ extension: { days: 2 }, awaited: [] });
    expect((await post("/approval", { ...which, command: "extendLimit" }, head)).body).toEqual(given.body);

    const { body } = await w.call(
      "GET",
      `/v1/applications/${applicant.applicationId}/events`,
      undefined,
      w.as.applicant(applicant),
    );
    const told = body.events.filter(({ subject }: { subject: string }) =>
      subject.endsWith("consult-housing"),
    );
    const done = told.filter(({ type }: { type: string }) => type !== "attempt-refused");
    expect(done.slice(-3)).toMatchObject([
      { type: "approval-asked", by: { name: "李明", rank: "officer" } },
      {
        type: "clock-extended",
        by: { name: "周明", rank: "head" },
        data: { extension: { approver: { name: "周明" } } },
      },
      { type: "approval-given", by: { name: "周明" } },
    ]);
  });

  it("is another department's business as little as anything else", async () => {
    await post("/extension", MORE, officer);
    const which = await meant();
    expect((await post("/approval", which, await w.as.department("water"))).body).toMatchObject({
      code: "not-your-review",
    });
    expect((await post("/approval", which, await w.as.role("supervisor"))).body).toMatchObject({
      code: "nothing-awaits",
    });
  });

  it("is not waited for once it is taken back", async () => {
    await post("/extension", MORE, officer);
    const which = await meant();
    const back = await w.call("DELETE", path("/approval"), which, officer);
    expect([back.status, back.body.awaited]).toEqual([200, []]);
    expect((await w.call("DELETE", path("/approval"), which, officer)).body).toEqual(back.body);
    expect((await post("/approval", which, head)).body).toMatchObject({
      status: 409,
      code: "nothing-awaits",
    });
  });

  it("that comes again, late, is about none that was asked for since", async () => {
    await post("/extension", MORE, officer);
    const first = await meant();
    await w.call("DELETE", path("/approval"), first, officer);
    await w.clock("2026-03-03T10:00:00+08:00");
    await post("/extension", { ...MORE, days: 1 }, officer);
    const second = await meant();
    expect(second.askedAt).not.toBe(first.askedAt);
    // The first one taken back once more, and approved after all: neither touches the second.
    expect((await w.call("DELETE", path("/approval"), first, officer)).status).toBe(200);
    expect((await post("/approval", first, head)).body).toMatchObject({ code: "nothing-awaits" });
    expect((await read(head)).awaited).toHaveLength(1);
    expect((await post("/approval", second, head)).body).toMatchObject({
      extension: { days: 1 },
      awaited: [],
    });
  });
});
