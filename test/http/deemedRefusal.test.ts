/** A refusal by silence says on what it rests: in the decision, in the document of its organ, and in the summary. */
import { IN_FORCE } from "../../functions/domain/notices/standing.ts";
import { describe, expect, it } from "@jest/globals";
import { catchUpReviews } from "../../functions/app/application/catchUp.ts";
import { concludeCase } from "../../functions/app/application/concluding.ts";
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import { issueMissing } from "../../functions/app/notices/notices.ts";
import type { MatterKind } from "../../functions/domain/catalogue/region.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import type { NoticeKind } from "../../functions/domain/notices/notice.ts";
import { noticePage } from "../../functions/notices/page.ts";
import { getApplication } from "../../functions/http/application/getApplication.ts";
import { aCase, consent, rules, T0 } from "../support/cases.ts";
import { send } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { SIGNING } from "../support/signer.ts";

const ID = "440307-0000000000000001";
const REVIEW = `${ID}.consult-water`;
const BASIS = { document: "某市并联审批超时规则", article: "第六条" };
const LATER = plusSeconds(T0, 30 * 24 * 3600);
const codes = queryCodes(async () => "s".repeat(32));

/** Everybody consents but water, whose matter is of that kind, and whose silence is a refusal. */
async function refusedBySilence(kind: MatterKind) {
  const matters = rules.region.matters.map((matter) =>
    matter.code === "consult-water"
      ? { ...matter, kind, onTimeout: "deemed-refusal" as const, tacitBasis: BASIS }
      : matter,
  );
  const region = { ...rules.region, matters };
  const store = memoryStore();
  const { reviews } = await aCase(store, ID, { region });
  for (const { state } of reviews)
    if (state.facts.reviewId !== REVIEW) await consent(store, state.facts.reviewId);
  const deps = { store, rules: rules.clock, region, codes, settleSeconds: 0 };
  await catchUpReviews(deps, ID, { now: LATER, settledAt: LATER });
  await concludeCase(deps, ID, LATER);
  const saying = { ...SIGNING, region, rules: rules.clock, store, now: () => LATER };
  await issueMissing(saying, await store.histories(ID), new Set());
  const path = { applicationId: ID };
  const headers = { "x-query-code": await codes.codeOf(ID, 1) };
  const status = await send(getApplication, deps, { route: "getApplication", path, headers, at: LATER });
  const pages = async (kind: NoticeKind) => {
    const issued = (await store.noticesOf(ID)).filter(({ notice: { body } }) => body.kind === kind);
    const printed = {
      zone: region.zone,
      code: "c",
      verifyAt: "v",
      ...IN_FORCE,
      conditions: [],
      objections: [],
      names: {},
    };
    return issued.map(({ notice }) => noticePage({ ...printed, notice }, "zh-CN"));
  };
  return { status: status.body, pages };
}

const SAID = "某市并联审批超时规则 第六条";

describe("a refusal by silence", () => {
  it("names its basis in the decision, and nothing else has one", async () => {
    for (const kind of ["licence", "opinion"] as const) {
      const { status } = await refusedBySilence(kind);
      const decision = status["decision"] as { matters: { reviewId: string; silenceBasis: unknown }[] };
      const own = decision.matters.find(({ reviewId }) => reviewId === REVIEW);
      expect(own).toMatchObject({ result: "refused", outcome: "deemed-refusal", silenceBasis: BASIS });
      const others = decision.matters.filter(({ reviewId }) => reviewId !== REVIEW);
      expect(others.map(({ silenceBasis }) => silenceBasis)).toEqual(others.map(() => null));
    }
  });

  it("names it in the refusal of the licence, which is its organ's, and in the summary", async () => {
    const { pages } = await refusedBySilence("licence");
    const [licence] = await pages("licence-decision");
    expect(licence).toContain("不予行政许可决定书");
    expect(licence).toContain(SAID);
    const [summary] = await pages("summary");
    expect(summary).toContain(`逾期未答复，视为不同意（依据：${SAID}）`);
  });

  it("names it in the summary, where it is an opinion", async () => {
    const { pages } = await refusedBySilence("opinion");
    expect(await pages("licence-decision")).toEqual([]);
    expect((await pages("summary")).join()).toContain(`（依据：${SAID}）`);
  });
});
