/** 效能投诉: accepted or refused in one working day, joined, passed on in other words, and given thirty days more once. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  answer,
  begin,
  evolve,
  file,
  isConfidential,
  isCounted,
  type Complaint,
  type ComplaintDecision,
  type ComplaintFacts,
} from "../../functions/domain/supervision/complaint.ts";
import {
  accept,
  acceptBy,
  agree,
  join,
  passOn,
  refuse,
} from "../../functions/domain/supervision/complaintHandling.ts";
import { close, closeBy, extendClosing } from "../../functions/domain/supervision/complaintClosing.ts";
import { complaintIdOf, isId } from "../../functions/domain/base/ids.ts";
import { personOf } from "../support/people.ts";
import { at, RULES } from "./given.ts";

const by = personOf("supervisor");
const filedAt = at("2026-03-06T10:00"); // a Friday
const filed = (more: Partial<ComplaintFacts> = {}): Complaint =>
  begin(
    file(
      {
        complaintId: "a1-C1",
        applicationId: "a1",
        about: { department: "water" },
        text: "窗口三次要求补交同一份材料",
        filedAt,
        ...more,
      },
      RULES,
    ).events,
  );
const after = (complaint: Complaint, { events }: ComplaintDecision): Complaint =>
  events.reduce(evolve, complaint);
const MONDAY = at("2026-03-09T09:00");
const WAY = { ways: ["reconsideration", "litigation"], reasons: "对决定本身不服" } as const;
const REFUSAL = { ways: [...WAY.ways], reasons: WAY.reasons };
const said = { cause: "c", remedy: "r", responsibility: "p", answer: "a" };

describe("a complaint", () => {
  it("is to be accepted or refused by the end of the next working day; whoever answers has accepted it", () => {
    expect(acceptBy(filed(), RULES)).toBe(at("2026-03-10T00:00"));
    const accepted = after(filed(), accept(filed(), by, MONDAY));
    expect(accept(accepted, by, MONDAY)).toEqual({ events: [] });
    expect(refuse(accepted, REFUSAL, by, MONDAY).refusal).toMatchObject({ code: "complaint-accepted" });
    const answered = after(filed(), answer(filed(), said, MONDAY, by));
    expect(accept(answered, by, MONDAY)).toEqual({ events: [] });
  });

  it("that is refused says which way to go, counts as none, and is neither answered nor accepted any more", () => {
    const refused = after(filed(), refuse(filed(), REFUSAL, by, MONDAY));
    expect(refused).toMatchObject({ status: "refused", refused: WAY });
    expect(isCounted(refused)).toBe(false);
    expect(refuse(refused, REFUSAL, by, MONDAY)).toEqual({ events: [] });
    for (const decision of [
      accept(refused, by, MONDAY),
      answer(refused, said, MONDAY, by),
      extendClosing(refused, "r", by, MONDAY, RULES),
      passOn(refused, { kind: "delay", wording: "w" }, [], by, MONDAY),
    ])
      expect(decision.refusal).toMatchObject({ code: "complaint-refused" });
  });

  it("about supervision is the head of the government's, from its acceptance to its closing", () => {
    const about = filed({ about: { supervision: true } });
    const head = { ...by, rank: "government-head" as const };
    const answered = after(about, answer(about, said, MONDAY, head));
    const unread = filed({ complaintId: "a2-C2", about: { supervision: true } });
    const other = after(unread, accept(unread, head, MONDAY));
    const none = { none: "n" };
    const closings = { cause: none, remedy: none, person: none, measure: none };
    const all = (who: typeof by) => [
      accept(about, who, MONDAY),
      refuse(about, REFUSAL, who, MONDAY),
      answer(about, said, MONDAY, who),
      join(about, other, { own: null, others: null }, who, MONDAY),
      passOn(about, { kind: "delay", wording: "w" }, [], who, MONDAY),
      extendClosing(answered, "r", who, MONDAY, RULES),
      close(answered, closings, who, MONDAY, RULES.zone),
    ];
    for (const decision of all(by))
      expect(decision).toEqual({ events: [], refusal: { code: "next-level", why: "supervision" } });
    for (const { events } of all(head)) expect(events).toHaveLength(1);
  });

  it("has sixty working days to be closed where that was said with reasons, once, within the thirty", () => {
    const before = closeBy(filed(), RULES);
    const more = after(filed(), extendClosing(filed(), "inquiry", by, MONDAY, RULES));
    expect(closeBy(more, RULES) > before).toBe(true);
    expect(closeBy(more, RULES)).toBe(at("2026-06-04T00:00"));
    expect(extendClosing(more, "inquiry", by, MONDAY, RULES)).toEqual({ events: [] });
    expect(extendClosing(more, "more", by, MONDAY, RULES).refusal).toMatchObject({
      code: "closing-extended",
    });
    expect(extendClosing(filed(), "late", by, before, RULES).refusal).toEqual({
      code: "closing-extension-late",
      until: before,
    });
  });
});

describe("joined", () => {
  const unread = filed({ complaintId: "a2-C2", applicationId: "a2" });
  const other = after(unread, accept(unread, by, MONDAY));
  const same = { own: "water", others: "water" };

  it("counts with the other one, and is answered by itself", () => {
    const joined = after(filed(), join(filed(), other, same, by, MONDAY));
    expect([isCounted(joined), isCounted(other)]).toEqual([false, true]);
    expect(answer(joined, said, MONDAY, by).events).toHaveLength(1);
    expect(join(joined, other, same, by, MONDAY)).toEqual({ events: [] });
    // Not in a circle, in which neither would count.
    expect(join(other, joined, same, by, MONDAY).refusal).toEqual({
      code: "not-to-be-joined",
      why: "joined",
    });
  });

  it("is neither itself, nor about another department, nor over", () => {
    const why = (to: Complaint, about = same) => join(filed(), to, about, by, MONDAY).refusal;
    expect(why(filed())).toMatchObject({ why: "itself" });
    expect(why(other, { own: "water", others: "land" })).toMatchObject({ why: "another-department" });
    expect(why(after(unread, refuse(unread, REFUSAL, by, MONDAY)))).toMatchObject({ why: "not-open" });
    // One that may still be refused counts nowhere then.
    expect(why(unread)).toMatchObject({ why: "not-accepted" });
  });
});

describe("joined in any order", () => {
  it("complaints about one department count where they end up, never in a circle, and at least one does", () => {
    const move = fc.tuple(
      fc.nat({ max: 5 }),
      fc.nat({ max: 5 }),
      fc.constantFrom("join", "refuse", "accept", "answer"),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        const all = Array.from({ length: 6 }, (_, i) => filed({ complaintId: `a${i}-C${i}` }));
        for (const [a, b, what] of moves) {
          const [one, other] = [all[a]!, all[b]!];
          const same = { own: "water", others: "water" };
          const decision =
            what === "join"
              ? join(one, other, same, by, MONDAY)
              : what === "refuse"
                ? refuse(one, REFUSAL, by, MONDAY)
                : what === "accept"
                  ? accept(one, by, MONDAY)
                  : answer(one, said, MONDAY, by);
          all[a] = after(one, decision);
        }
        const known = new Map(all.map((one) => [one.facts.complaintId, one]));
        for (const one of all) {
          let [at, steps] = [one, 0];
          for (let to = at.handled?.joined?.to; to !== undefined; to = at.handled?.joined?.to) {
            at = known.get(to)!;
            expect(++steps).toBeLessThan(all.length);
          }
          // Whatever is not refused counts where it ends up.
          if (one.status !== "refused") expect(isCounted(at)).toBe(true);
        }
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});

describe("in confidence", () => {
  const secret = filed({ complaintId: "a1-K1", how: "confidential" });
  const telling = (wording: string, names: readonly string[] = ["青松路"]) =>
    passOn(secret, { kind: "abuse", wording }, names, by, MONDAY);

  it("is told by its id, and passed on in words that say neither who complained nor what they wrote", () => {
    const id = "440307-0123456789ABCDEF";
    const digest = "0123456789abcdef";
    expect(isId("confidential", complaintIdOf(id, digest, true))).toBe(true);
    expect(isId("complaint", complaintIdOf(id, digest, true))).toBe(true);
    expect(isId("confidential", complaintIdOf(id, digest))).toBe(false);
    expect(telling("青松路项目反映补正过多").refusal).toEqual({ code: "wording-tells", what: "who" });
    expect(telling("有人说窗口三次要求补交同一份").refusal).toEqual({ code: "wording-tells", what: "words" });
    expect(telling("反映补正次数过多，请核查").events).toHaveLength(1);
    expect(
      passOn(filed(), { kind: "delay", wording: filed().facts.text }, [], by, MONDAY).events,
    ).toHaveLength(1);
  });

  it("ends with the complainant's word; an anonymous one has nobody to give it", () => {
    expect(isConfidential(secret)).toBe(true);
    const agreed = after(secret, agree(secret, MONDAY));
    expect(isConfidential(agreed)).toBe(false);
    expect(agree(agreed, MONDAY)).toEqual({ events: [] });
    for (const one of [filed(), filed({ how: "anonymous" })])
      expect(agree(one, MONDAY).refusal).toEqual({ code: "complaint-not-confidential" });
  });
});
