/** A change of the project while a joint review is under way, over HTTP: who is told, what is offered, what follows at once. */
import { describe, expect, it } from "@jest/globals";
import { concludeCase } from "../../functions/app/application/concluding.ts";
import { issueMissing } from "../../functions/app/notices/notices.ts";
import type { NoticeBody } from "../../functions/domain/notices/notice.ts";
import { filesAnew } from "../support/changes.ts";
import { rules } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { situationOf } from "../support/situations.ts";
import { SIGNING } from "../support/signer.ts";
import { says, textOf } from "../notices/printed.ts";

/** The water authority has objected, and the sitting is called. */
async function sitting() {
  const store = memoryStore();
  const { on } = await situationOf("takePosition")(store);
  const status = async () => (await on.done(on.own("getApplication"))).body;
  const change = async (body: object) => on.ask(on.own("changeProject", { body }));
  const notice = async () => {
    const saying = { ...SIGNING, region: rules.region, rules: rules.clock, store, now: on.now };
    await issueMissing(saying, await store.histories(on.applicationId), new Set());
    const all = await store.noticesOf(on.applicationId);
    return all.map(({ notice }) => notice).filter(({ body }) => body.kind === "project-change");
  };
  return { store, on, status, change, notice };
}

const plan = filesAnew("管线改道", ["water-and-drainage-plan"]);
const jointOf = (body: NoticeBody) => (body.kind === "project-change" ? body.jointReview : undefined);

describe("a change of the project in a joint review", () => {
  it("is offered; the objector is asked again, and nobody concludes what was set aside", async () => {
    const { on, status, change } = await sitting();
    const before = await status();
    expect(before).toMatchObject({ status: "joint-review", jointReview: { sitting: { place: "302" } } });
    const offered = (before["offers"] as { command: string }[]).map(({ command }) => command);
    expect(offered).toContain("changeProject");
    const came = await change(plan);
    expect(came).toMatchObject({ status: 200, body: { status: "in-review", jointReview: null, changes: 1 } });
    const open = (came.body["reviews"] as { reviewId: string; status: string }[]).filter(
      ({ status }) => status !== "closed",
    );
    expect(open.map(({ reviewId }) => reviewId)).toEqual([`${on.reviewOf("water")}~2`]);
    // The call of the sitting, sent again, is answered as it was; another one has nothing to be about.
    const again = (await situationOf("conveneJointReview")(memoryStore())).given;
    const call = { ...again, path: { applicationId: on.applicationId } };
    expect(await on.ask(call)).toMatchObject({ status: 200, body: { status: "in-review" } });
    const other = { ...call, body: { ...(again.body as object), place: "305" } };
    expect((await on.ask(other)).body).toMatchObject({ code: "no-joint-review", status: 409 });
  });

  it("is told to the objector, to whoever was invited and to the lead, with the sitting that is not held", async () => {
    const { on, change, notice } = await sitting();
    await change(plan);
    const [one] = await notice();
    expect(jointOf(one!.body)).toMatchObject({ effect: "set-aside", sitting: { heldOn: "2026-03-06" } });
    expect(one!.audience.departments).toEqual(expect.arrayContaining(["water", "ecology", on.lead]));
    says(textOf(one!), "联合会审终止", "原定2026年3月6日09:00在302召开的会议取消", "另行启动联合会审");
    says(textOf(one!, "en"), "set aside by the change", "is not held");
  });

  it("decides at once where what was objected to is no part of the project any more, as of the change", async () => {
    const { on, change, notice } = await sitting();
    await on.pass(1);
    const came = await change({
      description: "不再跨越河道，用地缩减",
      attributes: { crossesRiver: false, landTake: 9000 },
      materials: [],
    });
    expect(came.body).toMatchObject({ status: "granted", decidedAt: "2026-03-03T09:00:00.000+08:00" });
    says(textOf((await notice())[0]!), "联合会审终止");
    expect((await change(plan)).body).toMatchObject({ code: "application-ended" });
  });

  it("leaves it alone where it concerns nobody who has objected, and the sitting is held", async () => {
    const { store, on, change, notice } = await sitting();
    const came = await change({
      description: "不再占用绿地",
      attributes: { occupiesGreenSpace: false },
      materials: [],
    });
    expect(came.body).toMatchObject({ status: "joint-review", jointReview: { sitting: { place: "302" } } });
    expect(await concludeCase({ store, rules: rules.clock }, on.applicationId, on.now())).toBe(false);
    says(textOf((await notice())[0]!), "联合会审继续进行", "照常举行");
  });

  it("is taken three times at most, each known again", async () => {
    const { on, change } = await sitting();
    const all = ["一", "二", "三", "四"].map((text) => filesAnew(text, ["water-and-drainage-plan"]));
    for (const [i, one] of all.slice(0, 3).entries())
      expect((await change(one)).body).toMatchObject({ changes: i + 1 });
    expect((await change(all[3]!)).body).toMatchObject({ code: "project-changed-too-often", status: 409 });
    for (const one of all.slice(0, 3)) expect((await change(one)).body).toMatchObject({ changes: 3 });
    const offered = (await on.done(on.own("getApplication"))).body["offers"] as { command: string }[];
    expect(offered.map(({ command }) => command)).not.toContain("changeProject");
  });
});
