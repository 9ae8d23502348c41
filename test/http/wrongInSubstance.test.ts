/** What is well written and wrong in substance: refused by its field, with what is allowed, and nothing is stored. */
import { describe, expect, it } from "@jest/globals";
import type { MatterKind } from "../../functions/domain/catalogue/region.ts";
import { giveOpinion } from "../../functions/http/review/giveOpinion.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { aCase, rules, T0 } from "../support/cases.ts";
import { send } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";

const ID = "440307-0000000000000001";
const REVIEW = `${ID}.consult-water`;

/** A review of that kind, and what its department is answered. */
async function consenting(kind: MatterKind) {
  const matters = rules.region.matters.map((matter) =>
    matter.code === "consult-water" ? { ...matter, kind, onTimeout: "escalate" as const } : matter,
  );
  const region = { ...rules.region, matters };
  const store = memoryStore();
  await aCase(store, ID, { region });
  const log = { info: () => undefined, error: () => undefined };
  const deps = { store, rules: rules.clock, region, settleSeconds: 0, log };
  const give = (...conditions: object[]) =>
    send(giveOpinion, deps, {
      route: "giveOpinion",
      path: { reviewId: REVIEW },
      claims: { role: "department", department: "water" },
      headers: { "accept-language": "zh-CN" },
      body: { kind: "consent-with-conditions", conditions },
      at: plusSeconds(T0, 3600),
    });
  return { store, give };
}

const LAW = { text: "设沉砂池", basis: "law", article: "《水法》第三十八条" };
const DISCRETION = { text: "夜间不施工", basis: "discretionary" };

describe("a condition that rests on discretion alone", () => {
  it("is refused in a licence, and the clock runs on", async () => {
    const { store, give } = await consenting("licence");
    const before = await store.histories(ID);
    const came = await give(LAW, DISCRETION);
    expect([came.status, came.body["code"]]).toEqual([400, "malformed"]);
    expect(came.body["errors"]).toMatchObject([
      { path: "conditions[1].basis", message: expect.stringContaining("不得仅以自由裁量为依据") },
    ]);
    expect(await store.histories(ID)).toEqual(before);
    expect((await give(LAW, { text: "见办法", basis: "general-act" })).status).toBe(200);
  });

  it("is taken in an opinion", async () => {
    const { give } = await consenting("opinion");
    expect((await give(LAW, DISCRETION)).status).toBe(200);
  });
});
