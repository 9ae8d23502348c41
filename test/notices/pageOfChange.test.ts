/** 项目变更告知书 says what silence means for whoever is asked now, and that the lead may go on without. */
import { describe, expect, it } from "@jest/globals";
import { projectChanged } from "../../functions/domain/notices/ofChange.ts";
import type { CaseView } from "../../functions/domain/notices/owing.ts";
import type { Matter, Region } from "../../functions/domain/catalogue/region.ts";
import { changes, filesAnew } from "../support/changes.ts";
import { rulesWith } from "../support/rules.ts";
import { at, regionWith, RULES, submissionOf } from "../domain/given.ts";
import { after, received } from "../domain/whole.ts";
import { says, textOf } from "./printed.ts";
import { sample } from "./samples.ts";

const CHANGED = at("2026-03-05T10:00");
const road = { code: "road", department: "land", kind: "opinion", materials: ["site-plan"] } as const;

/** What the notice of a change says to which the road's plan came anew. */
function told(about: Partial<Matter>, more: Partial<Region> = {}, rules = RULES) {
  const region: Region = { ...regionWith([{ ...road, ...about }]), ...more };
  const whole = received(submissionOf(), region);
  const decision = changes(whole, region, filesAnew("wider", ["site-plan"]), CHANGED, rules);
  const [event] = decision.events;
  if (event?.type !== "project-changed") throw new Error("not changed");
  const { application, reviews } = after(whole, decision);
  const view = {
    application,
    reviews,
    region,
    rules,
    occasion: { at: CHANGED },
  };
  const [owed] = projectChanged.owed(event, view as unknown as CaseView);
  if (owed?.body.kind !== "project-change") throw new Error("not told");
  const notice = { ...sample("project-change"), body: owed.body };
  return { body: owed.body, zh: textOf(notice), en: textOf(notice, "en") };
}

describe("项目变更告知书", () => {
  it("says after how long the lead goes on without an answer, as the notice of acceptance did", () => {
    const { body, zh, en } = told({ onTimeout: "escalate", afterLadder: "lead-proceeds" });
    expect(body.reviews).toMatchObject([{ effect: "restarted", goesOnAfter: 5 }]);
    says(zh, "督办至本级人民政府后又满5个工作日仍未答复的，牵头部门不再等待该意见");
    expect(en).toContain("5 working days");
    const without = told({ onTimeout: "escalate" });
    expect(without.body.reviews[0]).not.toHaveProperty("goesOnAfter");
    expect(without.zh).not.toContain("督办至本级人民政府后");
  });

  it("never says it of a licence, without which nobody goes on", () => {
    const licence = told({ kind: "licence", onTimeout: "escalate", afterLadder: "lead-proceeds" });
    expect(licence.body.reviews[0]).not.toHaveProperty("goesOnAfter");
  });

  it("promises no consent by silence to a project on the negative list", () => {
    const basis = { document: "d", article: "a" };
    const silent = { onTimeout: "deemed-consent", tacitBasis: basis } as const;
    says(told(silent).zh, "逾期：超时默许");
    const flags: Region["flags"] = [{ flag: "secret", when: { attribute: "crossesRiver", is: true } }];
    const barred = told(silent, { flags });
    says(barred.zh, "不适用超时默许，转督办");
    expect(barred.zh).not.toContain("逾期：超时默许");
    says(barred.en, "on the negative list");
  });

  it("counts the days off that a department has of its own", () => {
    const limit = { days: 5, unit: "working-days" } as const;
    expect(told({ limit }).body.reviews).toMatchObject([{ dueDate: "2026-03-12" }]);
    const away = rulesWith({ daysOff: { land: [{ date: "2026-03-09", name: "迁址", nameEn: "moving" }] } });
    expect(told({ limit }, {}, away.clock).body.reviews).toMatchObject([{ dueDate: "2026-03-13" }]);
  });
});
