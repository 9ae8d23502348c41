/** A department takes its request for material back: the applicant hears of it, and every list that named it says so. */
import { describe, expect, it } from "@jest/globals";
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import { supplyAsked } from "../../functions/app/application/supplies.ts";
import { issueMissing } from "../../functions/app/notices/notices.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { verifyNotice } from "../../functions/http/notices/verifyNotice.ts";
import { rules } from "../support/cases.ts";
import { send } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { situationOf } from "../support/situations.ts";
import { SIGNING } from "../support/signer.ts";

const codes = queryCodes(async () => "s".repeat(32));
const PLAN = "water-and-drainage-plan";

/** Water asks for a plan and takes that back; planning asks for another, and waits for it. */
async function takenBack() {
  const store = memoryStore();
  const { on, given } = await situationOf("withdrawSupplementRequest")(store);
  const items = [{ material: "site-plan", defect: "比例尺不符" }];
  const asking = on.of("planning", "requestSupplement", { items, reasons: "无法核对红线" });
  await on.done({ ...asking, at: plusSeconds(on.now(), 60) });
  const saying = { ...SIGNING, region: rules.region, rules: rules.clock, store, now: on.now };
  const issued = async () => {
    await issueMissing(saying, await store.histories(on.applicationId), new Set());
    return (await store.noticesOf(on.applicationId)).filter(({ notice }) =>
      notice.body.kind.includes("supplement"),
    );
  };
  const status = async () => (await on.done(on.own("getApplication"))).body;
  const lists = await issued();
  const voidOf = async ({ notice, digest }: (typeof lists)[number]) => {
    const { number } = notice;
    const query = { number, code: await codes.noticeCode(number, digest) };
    const about = { route: "verifyNotice", query, at: on.now() } as const;
    return (await send(verifyNotice, { ...SIGNING, store, codes, rules: rules.clock }, about)).body["void"];
  };
  return { store, on, given: { ...given, at: plusSeconds(on.now(), 3600) }, issued, lists, status, voidOf };
}

describe("a request for material that is taken back", () => {
  it("is owed no more, and what the other department asks for is", async () => {
    const { on, given, status } = await takenBack();
    const owed = async () => ((await status())["owed"] as { code: string }[]).map(({ code }) => code);
    expect((await owed()).toSorted()).toEqual(["site-plan", PLAN]);
    const came = await on.done(given);
    expect(came.body).toMatchObject({
      status: "running",
      stop: null,
      supplement: { outstanding: [], withdrawnAt: "2026-03-02T10:00:00.000+08:00" },
    });
    expect(await owed()).toEqual(["site-plan"]);
    const refused = await on.ask(
      on.own("handInMaterial", {
        path: { applicationId: on.applicationId, code: PLAN },
        body: { name: "n", sha256: "0".repeat(64), uri: "https://files.example/2.pdf" },
      }),
    );
    expect(refused.status).toBeGreaterThanOrEqual(400);
  });

  it("is told to the applicant, with what is left; every list that named it is shown as corrected, and no other", async () => {
    const { on, given, issued, lists, voidOf } = await takenBack();
    for (const list of lists) expect(await voidOf(list)).toBeNull();
    await on.done(given);
    const notices = await issued();
    const [told] = notices.filter(({ notice }) => notice.body.kind === "supplement-withdrawn");
    expect(told?.notice).toMatchObject({
      audience: { applicant: true, departments: [], supervisors: false },
      issuedBy: { id: "water" },
      body: { items: [{ code: PLAN }], left: [{ code: "site-plan" }] },
    });
    const corrected = { why: "request-withdrawn", at: "2026-03-02T10:00:00.000+08:00", reasons: null };
    expect(lists.map(({ notice }) => notice.body.kind)).toEqual(["supplement", "supplement"]);
    for (const list of lists) expect(await voidOf(list)).toEqual(corrected);
    expect(await voidOf(told!)).toBeNull();
  });

  it("does not lose what had come in before, whoever passes it on when", async () => {
    const { store, on, given } = await takenBack();
    const at = plusSeconds(on.now(), 600);
    const path = { applicationId: on.applicationId, code: PLAN };
    const body = { name: "n", sha256: "0".repeat(64), uri: "https://files.example/2.pdf" };
    // Handed in, and not passed on yet.
    const silent = { ...store, histories: async () => [] };
    await on.ask({ ...on.own("handInMaterial", { path, body }), at }, silent);
    await on.done(given);
    await supplyAsked({ store, rules: rules.clock }, on.applicationId, PLAN, at, given.at);
    const { state } = (await store.loadReview(on.reviewOf("water")))!;
    expect(state.supplement?.supplied).toEqual([{ material: PLAN, at }]);
    expect(state.served?.clock.suspensions).toMatchObject([{ until: at }]);
  });
});
