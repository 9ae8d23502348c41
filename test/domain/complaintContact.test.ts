/** Who answers for a complaint: one post and one person at every instant (S2), of supervision or the next level. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  answer,
  begin,
  evolve,
  file,
  reopen,
  type Complaint,
  type ComplaintDecision,
  type ComplaintFacts,
} from "../../functions/domain/supervision/complaint.ts";
import { close } from "../../functions/domain/supervision/complaintClosing.ts";
import { complaintContact } from "../../functions/domain/supervision/complaintContact.ts";
import { accept, refuse } from "../../functions/domain/supervision/complaintHandling.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import type { Official } from "../../functions/domain/base/actor.ts";
import { personOf } from "../support/people.ts";
import { at, REGION, RULES } from "./given.ts";

const MON = at("2026-03-02T09:00");
const TUE = at("2026-03-03T09:00");
const WED = at("2026-03-04T09:00");
const { supervisor, government } = REGION.documents;
const HEAD = { organ: { name: supervisor.name, nameEn: supervisor.nameEn }, person: supervisor.signs.name };
const GOVERNMENT = { organ: { name: REGION.contacts.government }, person: government.signs.name };
const clerk: Official = { ...personOf("supervisor"), name: "陈某", post: "科员", rank: "officer" };
const head: Official = { ...clerk, sub: "head", name: "钟某", post: "局长", rank: "head" };
const filed = (about: ComplaintFacts["about"] = { department: "water" }): Complaint =>
  begin(file({ complaintId: "a1-C1", applicationId: "a1", about, text: "t", filedAt: MON }, RULES).events);
const then = (complaint: Complaint, { events, refusal }: ComplaintDecision): Complaint => {
  expect(refusal).toBeUndefined();
  return events.reduce(evolve, complaint);
};
const said = { cause: "c", remedy: "r", responsibility: "p", answer: "a" };
const contact = (complaint: Complaint) => complaintContact(complaint, REGION);

describe("the first contact of a complaint", () => {
  it("is the head of supervision until somebody accepts it by name, and they from then on", () => {
    expect(contact(filed())).toMatchObject({ ...HEAD, phone: REGION.contacts.complaints, since: MON });
    expect(contact(filed()).post).toEqual({ name: supervisor.signs.post, nameEn: supervisor.signs.postEn });
    const accepted = then(filed(), accept(filed(), clerk, TUE));
    expect(contact(accepted)).toMatchObject({
      organ: HEAD.organ,
      person: "陈某",
      post: { name: "科员" },
      since: TUE,
    });
    // A token that names nobody leaves it with the head.
    const { name: _, ...nobody } = clerk;
    expect(contact(then(filed(), accept(filed(), nobody, TUE)))).toMatchObject({ ...HEAD, since: MON });
  });

  it("is the next level's of one about supervision, and of one that is looked at again", () => {
    expect(contact(filed({ supervision: true }))).toMatchObject(GOVERNMENT);
    const again = (by: Official) => {
      const answered = then(filed(), answer(filed(), said, TUE, by));
      expect(contact(answered)).toMatchObject({ person: by.name });
      return then(answered, reopen(answered, "r", WED, RULES));
    };
    expect(contact(again(clerk))).toMatchObject({ ...HEAD, since: WED });
    expect(contact(again(head))).toMatchObject({ ...GOVERNMENT, since: WED });
  });

  it("is one post's and one person's, and never of the organ complained about, whatever becomes of it (S2)", () => {
    const act = fc.record({
      does: fc.constantFrom("accept", "refuse", "answer", "reopen", "close"),
      by: fc.constantFrom(clerk, head, {
        ...clerk,
        sub: "x",
        name: "李某",
        rank: "government-head" as const,
      }),
      hours: fc.integer({ min: 0, max: 40 }),
    });
    const about = fc.constantFrom({ department: "water" }, { supervision: true as const });
    let moved = 0;
    fc.assert(
      fc.property(about, fc.array(act, { maxLength: 8 }), (what, acts) => {
        let [complaint, now] = [filed(what), MON];
        for (const { does, by, hours } of acts) {
          now = plusSeconds(now, hours * 3600);
          const before = contact(complaint);
          complaint = decide(complaint, does, by, now).events.reduce(evolve, complaint);
          const { person, organ, since } = contact(complaint);
          expect(person).not.toBe("");
          expect([supervisor.name, REGION.contacts.government]).toContain(organ.name);
          if ("supervision" in what) expect(organ.name).toBe(REGION.contacts.government);
          expect(since >= before.since && since <= now).toBe(true);
          if (person !== before.person) moved += 1;
        }
      }),
      { numRuns: 200, seed: 18 },
    );
    expect(moved).toBeGreaterThan(50);
  });
});

function decide(complaint: Complaint, does: string, by: Official, now: string): ComplaintDecision {
  const none = { none: "n" };
  switch (does) {
    case "accept":
      return accept(complaint, by, now);
    case "refuse":
      return refuse(complaint, { ways: ["litigation"], reasons: "r" }, by, now);
    case "answer":
      return answer(complaint, said, now, by);
    case "reopen":
      return reopen(complaint, "r", now, RULES);
    default:
      return close(
        complaint,
        { cause: none, remedy: none, person: none, measure: none },
        by,
        now,
        RULES.zone,
      );
  }
}
