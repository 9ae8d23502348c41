/** Posts A and B (AB岗): who holds a post at an instant, by what was on record when. */
import fc from "fast-check";
import { describe, expect, it } from "@jest/globals";
import { personOf } from "../support/people.ts";
import type { Actor } from "../../functions/domain/base/actor.ts";
import { OPEN, plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { postFaults, postFor, type Post } from "../../functions/domain/catalogue/posts.ts";
import {
  awaitsConfirmation,
  awayOf,
  confirmAbsence,
  MOST_ABSENCE_ACTS,
  stateAbsence,
  takeOffAbsence,
  type Absence,
  type AbsenceFacts,
} from "../../functions/domain/review/absence.ts";
import {
  answerHandOver,
  handOversOf,
  TOLD_SECONDS,
  toldOf,
  type HandOver,
} from "../../functions/domain/review/handOver.ts";
import { assign } from "../../functions/domain/review/handler.ts";
import {
  asOf,
  holderOfPost,
  inTruthBefore,
  NOBODY_AWAY,
  type Staff,
} from "../../functions/domain/review/postHolder.ts";
import {
  changeAbsence,
  MOST_STAFF_BYTES,
  offerHandOver,
  recordAbsence,
} from "../../functions/domain/review/staff.ts";
import { overlap, united } from "../../functions/domain/review/spans.ts";
import { cardsOf } from "../../functions/domain/supervision/card.ts";
import { dutyFaults, postOnDuty, type Duty } from "../../functions/domain/catalogue/duty.ts";
import {
  contactAtWindow,
  firstContactOf,
  personOf as whoIs,
} from "../../functions/domain/application/firstContact.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import { at, consent, DUE, given, opinion, REGION, RULES, served, T0, wake } from "./given.ts";

const POST = { A: "王工", B: "赵工", leader: "李科", head: "周局" };
const clerk = personOf("water");
const head: Actor = { ...clerk, name: "周局", rank: "head" };

const away = (person: string, from: Instant, until: Instant | null, more: Partial<AbsenceFacts> = {}) =>
  ({ person, from, until, reason: "年休假", leader: null, ...more }) satisfies AbsenceFacts;
const entered = (facts: AbsenceFacts, when: Instant, absenceId = facts.person): Absence =>
  stateAbsence(undefined, absenceId, facts, { by: clerk, at: when }).absence;
const staff = (...absences: readonly Absence[]): Staff => ({ absences, handOvers: [] });
const holder = (known: Staff, when: Instant) => holderOfPost(POST, known, asOf(when));

const MON = at("2026-03-02T09:00");
const TUE = at("2026-03-03T09:00");
const WED = at("2026-03-04T09:00");
const THU = at("2026-03-05T09:00");

describe("who holds a post", () => {
  it("is A; B while A is away, from the first instant to the last before A is back", () => {
    const known = staff(entered(away("王工", TUE, WED), MON));
    expect(holder(known, plusSeconds(TUE, -1))).toEqual({ name: "王工", post: "A" });
    expect(holder(known, TUE)).toEqual({ name: "赵工", post: "B" });
    expect(holder(known, plusSeconds(WED, -1)).name).toBe("赵工");
    expect(holder(known, WED).name).toBe("王工");
  });

  it("is the leader where both are away, the one named with the absence first; the head where the leader is, too", () => {
    const a = entered(away("王工", TUE, THU), MON);
    const both = staff(a, entered(away("赵工", WED, THU), MON));
    expect(holder(both, WED)).toEqual({ name: "李科", post: "leader" });
    const named = staff(a, entered(away("赵工", WED, THU, { leader: "孙科" }), MON));
    expect(holder(named, WED)).toEqual({ name: "孙科", post: "leader" });
    const all = staff(...both.absences, entered(away("李科", MON, null), MON));
    expect(holder(all, WED)).toEqual({ name: "周局", post: "head" });
  });

  it("is B for a named handler who is away, A where B is not there either", () => {
    const named = { name: "钱工", post: "A" } as const;
    const gone = entered(away("钱工", TUE, WED), MON);
    const of = (known: Staff) => holderOfPost(POST, known, asOf(TUE), { named });
    expect(of(NOBODY_AWAY)).toEqual(named);
    expect(of(staff(gone))).toEqual({ name: "赵工", post: "B" });
    expect(of(staff(gone, entered(away("赵工", TUE, WED), MON)))).toEqual({ name: "王工", post: "A" });
  });

  it("goes by what was on record at the instant, and in truth by what the leader confirms afterwards", () => {
    const late = entered(away("王工", MON, THU), WED);
    // A document of Tuesday says A, whenever it is issued; from the entry on everybody says B.
    expect(holder(staff(late), TUE).name).toBe("王工");
    expect(holder(staff(late), WED).name).toBe("赵工");
    const truth = (one: Absence) => holderOfPost(POST, staff(one), inTruthBefore(TUE)).name;
    expect(awaitsConfirmation(late)).toBe(true);
    expect(truth(late)).toBe("王工");
    expect(confirmAbsence(late, { by: { ...clerk, rank: "officer" }, at: WED }).refusal).toMatchObject({
      code: "leader-confirms",
    });
    const own: Actor = { ...head, name: "王工" };
    expect(confirmAbsence(late, { by: own, at: WED }).refusal).toMatchObject({ code: "leader-confirms" });
    const { absence: confirmed } = confirmAbsence(late, { by: head, at: THU });
    expect(truth(confirmed)).toBe("赵工");
    expect(holder(staff(confirmed), TUE).name).toBe("王工");
    // What is said of it after that waits for the leader again.
    const { absence: off } = takeOffAbsence(confirmed, "登记有误", { by: clerk, at: THU });
    expect(awaitsConfirmation(off)).toBe(true);
    expect(truth(off)).toBe("赵工");
    expect(truth(confirmAbsence(off, { by: head, at: THU }).absence)).toBe("王工");
  });

  it("asks for no confirmation of what lies ahead, or of an end that does", () => {
    const ahead = entered(away("王工", WED, null), TUE);
    expect(awaitsConfirmation(ahead)).toBe(false);
    expect(confirmAbsence(ahead, { by: head, at: TUE }).refusal).toEqual({ code: "nothing-to-confirm" });
    const longer = stateAbsence(ahead, "x", away("王工", WED, THU), { by: clerk, at: TUE }).absence;
    expect(awaitsConfirmation(longer)).toBe(false);
  });

  it("changes with a hand-over of that review once it is accepted by name", () => {
    const offered: HandOver = {
      handOverId: "h",
      from: "王工",
      to: "钱工",
      reason: "调离",
      reviews: ["a1.water"],
      offered: { by: clerk, at: MON },
      answered: null,
    };
    const of = (handOver: HandOver, reviewId: string, when = WED) =>
      holderOfPost(POST, { absences: [], handOvers: [handOver] }, asOf(when), { reviewId }).name;
    expect(answerHandOver(offered, null, { by: { ...clerk, name: "王工" }, at: TUE }).refusal).toEqual({
      code: "not-the-receiver",
      to: "钱工",
    });
    expect(of(offered, "a1.water")).toBe("王工");
    const receiver: Actor = { ...clerk, name: "钱工" };
    const { handOver: accepted } = answerHandOver(offered, null, { by: receiver, at: WED });
    expect(of(accepted, "a1.water", TUE)).toBe("王工");
    expect(of(accepted, "a1.water")).toBe("钱工");
    expect(of(accepted, "a1.land")).toBe("王工");
    expect(answerHandOver(accepted, "不接", { by: receiver, at: THU }).refusal).toEqual({
      code: "hand-over-answered",
      at: WED,
    });
    const refused = answerHandOver(offered, "案情不明", { by: receiver, at: TUE }).handOver;
    expect(of(refused, "a1.water")).toBe("王工");
  });

  it("is exactly one person at every instant, whoever is away (S2)", () => {
    const hours = fc.integer({ min: 0, max: 200 }).map((n) => plusSeconds(T0, n * 3600));
    const absence = fc
      .record({
        person: fc.constantFrom("王工", "赵工", "李科", "周局", "钱工"),
        from: hours,
        until: fc.option(hours),
        when: hours,
        confirmed: fc.option(hours),
      })
      .filter(({ from, until }) => until === null || from < until)
      .map(({ person, from, until, when, confirmed }) => {
        const one = entered(away(person, from, until), when);
        return confirmed !== null && confirmed >= when
          ? confirmAbsence(one, { by: { ...head, name: "吴局" }, at: confirmed }).absence
          : one;
      });
    const all = fc.array(absence, { maxLength: 8 });
    fc.assert(
      fc.property(all, hours, fc.boolean(), (absences, when, isNamed) => {
        const named = isNamed ? ({ name: "钱工", post: "A" } as const) : null;
        const who = holderOfPost(POST, staff(...absences), asOf(when), { named });
        expect(who.name).not.toBe("");
        // Whoever is said to be away answers for nothing, unless nobody else is left but the head.
        const isAway = absences.some(
          ({ acts: [said] }) =>
            said.at <= when &&
            said.person === who.name &&
            said.from <= when &&
            (said.until === null || when < said.until),
        );
        expect(isAway && who.post !== "head").toBe(false);
        // What is said later changes nothing that was on record then.
        const before = absences.filter(({ acts: [said] }) => said.at <= when);
        expect(holderOfPost(POST, staff(...before), asOf(when), { named })).toEqual(who);
      }),
      { seed: 18, numRuns: 300 },
    );
  });
});

describe("absences", () => {
  it("that overlap are one, with an open end where one has none", () => {
    const spans = (...facts: AbsenceFacts[]) =>
      awayOf(
        facts.map((one, i) => entered(one, MON, String(i))),
        "王工",
      );
    expect(spans(away("王工", TUE, null), away("王工", WED, THU))).toEqual([{ from: TUE, until: null }]);
    expect(spans(away("王工", WED, THU), away("王工", MON, WED))).toEqual([{ from: MON, until: THU }]);
    expect(spans(away("王工", MON, TUE), away("王工", WED, THU))).toHaveLength(2);
    expect(spans(away("赵工", MON, TUE))).toEqual([]);
    expect(united([])).toEqual([]);
    expect(overlap({ from: MON, until: TUE }, { from: TUE, until: null })).toBe(false);
    expect(overlap({ from: MON, until: null }, { from: TUE, until: WED })).toBe(true);
  });

  it("said again change nothing, are corrected so often and no more, and are taken off for good", () => {
    const one = entered(away("王工", TUE, WED), MON);
    const again = stateAbsence(one, one.absenceId, away("王工", TUE, WED), { by: clerk, at: TUE });
    expect(again.absence).toBe(one);
    const full = Array.from({ length: MOST_ABSENCE_ACTS }).reduce<Absence>(
      (so, _, i) =>
        stateAbsence(so, "x", away("王工", TUE, plusSeconds(WED, i + 1)), { by: clerk, at: TUE }).absence,
      one,
    );
    expect(full.acts).toHaveLength(MOST_ABSENCE_ACTS);
    expect(stateAbsence(full, "x", away("王工", TUE, OPEN), { by: clerk, at: TUE }).refusal).toMatchObject({
      code: "absence-corrected-too-often",
    });
    const { absence: off } = takeOffAbsence(full, "登记有误", { by: clerk, at: WED });
    expect(takeOffAbsence(off, "登记有误", { by: clerk, at: THU }).absence).toBe(off);
    expect(stateAbsence(off, "x", away("王工", TUE, WED), { by: clerk, at: THU }).refusal).toEqual({
      code: "absence-taken-off",
      at: WED,
    });
  });
});

describe("what is told of a hand-over", () => {
  const receiver = personOf("water", { name: "钱工" });
  const offered: HandOver = {
    handOverId: "h",
    from: "王工",
    to: "钱工",
    reason: "调离",
    reviews: [given(...served()).state.facts.reviewId],
    offered: { by: { ...clerk, name: "周局" }, at: MON },
    answered: null,
  };
  const accepted = answerHandOver(offered, null, { by: receiver, at: TUE }).handOver;

  it("is noted once by each open review that it lists, as it is accepted", () => {
    const open = given(...served()).state;
    const [event, ...others] = handOversOf(open, [
      offered,
      accepted,
      { ...accepted, handOverId: "other", reviews: [] },
    ]);
    expect([event, others]).toEqual([
      { type: "handed-over", handedOver: { handOverId: "h", from: "王工", to: "钱工", at: TUE } },
      [],
    ]);
    expect(handOversOf(evolve(open, event!), [accepted])).toEqual([]);
    expect(handOversOf(given(...served()).when(opinion(consent), MON).state, [accepted])).toEqual([]);
    const refused = answerHandOver(offered, "案情不明", { by: receiver, at: TUE }).handOver;
    expect(handOversOf(open, [refused])).toEqual([]);
  });

  it("is for who is to accept it, and then for a week for whose it was and who offered it", () => {
    const told = (one: HandOver, when: Instant) =>
      ["王工", "钱工", "周局", "孙工"].filter((name) => toldOf([one], name, when).length > 0);
    expect(told(offered, plusSeconds(MON, 90 * 24 * 3600))).toEqual(["钱工"]);
    expect(told(accepted, TUE)).toEqual(["王工", "周局"]);
    expect(told(accepted, plusSeconds(TUE, TOLD_SECONDS - 1))).toEqual(["王工", "周局"]);
    expect(told(accepted, plusSeconds(TUE, TOLD_SECONDS))).toEqual([]);
  });
});

describe("a silence and its card", () => {
  it("name whoever was on record, and whoever did hold the post", () => {
    const known = (one: Absence) => ({
      ...RULES,
      circumstancesOf: (about: Parameters<typeof RULES.circumstancesOf>[0]) => ({
        ...RULES.circumstancesOf(about),
        staff: staff(one),
      }),
    });
    const before = entered(away("王工", DUE, null), MON);
    const since = entered(away("王工", TUE, null), MON);
    const silentBy = (one: Absence) => given(...served()).when(wake(known(one)), DUE).state;
    // A was there until the limit ran out: what came after is nothing to them.
    expect(silentBy(before)).toMatchObject({ silence: { responsible: { name: "王工" } } });
    expect(silentBy(since)).toMatchObject({ silence: { responsible: { name: "赵工", post: "B" } } });

    const late = entered(away("王工", TUE, null), plusSeconds(DUE, 60));
    const state = silentBy(late);
    expect(state).toMatchObject({ silence: { responsible: { name: "王工" } } });
    const cardFor = (one: Absence) => cardsOf([state], () => staff(one))[0]!.handler;
    expect(cardFor(late)).toEqual({ name: "王工", post: "A" });
    const { absence: confirmed } = confirmAbsence(late, { by: head, at: plusSeconds(DUE, 120) });
    expect(cardFor(confirmed)).toEqual({ name: "赵工", post: "B" });
    const named = given(...served())
      .when((review, now) => assign(review, { name: "钱工", post: "A" }, now), T0)
      .when(wake(known(late)), DUE).state;
    expect(cardsOf([named], () => staff(confirmed))[0]!.handler).toEqual({ name: "钱工", post: "A" });
  });
});

describe("the posts of a region file", () => {
  const post = (more: Partial<Post>): Post => ({
    code: "general",
    name: "综合岗",
    nameEn: "General post",
    A: "王工",
    B: "赵工",
    leader: null,
    matters: null,
    ...more,
  });
  const matters = ["roads", "bridges"].map((code) => ({ code, department: "highways" }));
  const faults = (...posts: readonly Post[]) => postFaults({ id: "highways", posts }, "posts", matters);

  it("have each matter once, and two persons", () => {
    const roads = post({ code: "roads", matters: ["roads"] });
    const rest = post({ code: "rest" });
    expect(faults(roads, rest)).toEqual([]);
    expect(postFor({ posts: [rest, roads] }, "roads")?.code).toBe("roads");
    expect(postFor({ posts: [rest, roads] }, "bridges")?.code).toBe("rest");
    expect(postFor({ posts: [] }, "roads")).toBeUndefined();
    expect(faults(roads)).toMatchObject([{ path: "posts", message: expect.stringContaining("bridges") }]);
    expect(faults(rest, post({ code: "other" }))).toHaveLength(1);
    expect(faults(roads, { ...roads, code: "again" }, rest)).toHaveLength(1);
    expect(faults(post({ B: "王工" }))).toMatchObject([{ path: "posts[0].B" }]);
    expect(faults(post({ leader: "赵工" }))).toMatchObject([{ path: "posts[0].leader" }]);
    expect(faults(post({ code: "sewers", matters: ["sewers"] }), rest)).toMatchObject([
      { path: "posts[0].matters[0]" },
    ]);
  });
});

describe("the duty roster", () => {
  const post = (code: string): Post => ({
    code,
    name: code,
    nameEn: code,
    A: "王工",
    B: "赵工",
    leader: null,
    matters: null,
  });
  const posts = [post("first"), post("second"), post("third")];
  // Nobody on Tuesdays; the Saturday of 28 February is worked in place of a Friday.
  const roster = { mon: "first", wed: "second", thu: "second", fri: "third" };
  const duty = (as: Duty["rosterAs"] = [{ date: "2026-02-28", as: "fri" }]) => ({
    posts,
    duty: { roster, rosterAs: as },
  });
  const on = (when: string, of: Parameters<typeof postOnDuty>[0] = duty()) =>
    postOnDuty(of, at(when), RULES)?.code;

  it("names a post by weekday, on a closed day or in a gap that of the next working day, on a make-up day as entered", () => {
    expect(on("2026-03-02T09:00")).toBe("first");
    expect(on("2026-03-02T00:00")).toBe("first");
    expect(on("2026-03-01T23:59:59.999")).toBe("first"); // a Sunday
    expect(on("2026-03-03T09:00")).toBe("second"); // a gap
    expect(on("2026-03-07T09:00")).toBe("first"); // a Saturday
    expect(on("2026-02-28T09:00")).toBe("third");
    expect(on("2026-02-28T09:00", duty([]))).toBe("first");
    expect(on("2026-02-16T09:00")).toBe("second"); // Spring Festival until Monday 23 February, then a gap
    expect(on("2026-03-03T09:00", { posts })).toBe("first");
    expect(on("2026-03-03T09:00", { posts: [] })).toBeUndefined();
  });

  it("names posts that there are, and each make-up day once", () => {
    const wrong = { roster: { mon: "nobody" }, rosterAs: [...duty().duty.rosterAs, ...duty().duty.rosterAs] };
    expect(dutyFaults({ posts, duty: wrong }, "duty")).toMatchObject([
      { path: "duty.roster.mon" },
      { path: "duty.rosterAs[1]" },
    ]);
    expect(dutyFaults(duty(), "duty")).toEqual([]);
  });
});

describe("the first contact of an application", () => {
  it("is the post on duty with the lead, and follows it", () => {
    const lead = REGION.projectTypes.find(({ code }) => code === "municipal-road")!.lead;
    const staffed = (departmentPosts: readonly Post[]) => ({
      ...REGION,
      departments: REGION.departments.map((one) =>
        one.id === lead ? { ...one, posts: departmentPosts, phone: "0755-1" } : one,
      ),
    });
    const post: Post = { ...POST, code: "window", name: "窗口", nameEn: "Window", matters: null };
    const contact = firstContactOf(staffed([post]), "municipal-road", MON, RULES)!;
    expect(contact).toMatchObject({ organ: { id: lead }, post: { code: "window" }, phone: "0755-1" });
    expect(whoIs(contact, NOBODY_AWAY, MON)).toEqual({ name: "王工", post: "A" });
    const gone = staff(entered(away("王工", MON, null), MON));
    expect(whoIs(contact, gone, MON)).toEqual({ name: "赵工", post: "B" });
    // Where the region names nobody the head answers, by the region's own number.
    const head = firstContactOf(REGION, "municipal-road", MON, RULES)!;
    expect(head).toMatchObject({ post: null, phone: REGION.contacts.enquiries });
    expect(whoIs(head, gone, MON)).toEqual({ name: head.head, post: "head" });
  });

  it("is at the window the clerk who received it by name, of their own post; while they are away whoever holds that", () => {
    const post = (code: string, A: string, B: string): Post => ({
      code,
      name: code,
      nameEn: code,
      A,
      B,
      leader: null,
      matters: null,
    });
    const land = REGION.departments.find(({ id }) => id === "land")!;
    const staffed = { ...land, posts: [post("first", "王工", "赵工"), post("window", "郭某", "马某")] };
    const contact = contactAtWindow(staffed, "马某", REGION, MON, RULES);
    expect(contact).toMatchObject({
      organ: { id: "land" },
      post: { code: "window" },
      clerk: "马某",
      since: MON,
    });
    expect(whoIs(contact, NOBODY_AWAY, MON)).toEqual({ name: "马某", post: "B" });
    expect(whoIs(contact, staff(entered(away("马某", MON, null), MON)), MON)).toEqual({
      name: "郭某",
      post: "A",
    });
    // Who has no post there answers for it all the same, and in their place whoever is on duty.
    const other = contactAtWindow(staffed, "客人", REGION, MON, RULES);
    expect(whoIs(other, NOBODY_AWAY, MON)).toEqual({ name: "客人", post: null });
    expect(whoIs(other, staff(entered(away("客人", MON, null), MON)), MON)).toEqual({
      name: "王工",
      post: "A",
    });
    expect(whoIs(contactAtWindow(land, land.signs.name, REGION, MON, RULES), NOBODY_AWAY, MON)).toEqual({
      name: land.signs.name,
      post: "head",
    });
  });
});

describe("what is on record of a department's persons", () => {
  const act = { by: clerk, at: MON };
  const facts = { person: "王工", from: MON, until: null, reason: "事".repeat(100), leader: null };
  const stated = { type: "absence-stated" as const, ...facts, ...act };
  const absences = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      absenceId: `a-${i}`,
      acts: [stated, stated, stated, stated] as [typeof stated, ...(typeof stated)[]],
    }));
  const bytesOf = (count: number) =>
    Buffer.byteLength(JSON.stringify({ absences: absences(count), handOvers: [] }));

  it("fits into one item, whatever is said of how many", () => {
    // Each as long as the one before, but for its name, and corrected three times.
    const each = bytesOf(201) - bytesOf(200);
    const full = Math.floor(MOST_STAFF_BYTES / each) - 1;
    const room = { absences: absences(full - 2), handOvers: [] };
    expect(recordAbsence(room, [], "b", facts, act).refusal).toBeUndefined();
    const none = { absences: absences(full + 2), handOvers: [] };
    expect(recordAbsence(none, [], "b", facts, act)).toEqual({
      staff: none,
      refusal: { code: "too-many-absences", most: full + 2 },
    });
    expect(changeAbsence(none, "a-1", (one) => takeOffAbsence(one, "r", act)).refusal).toBeUndefined();
    const offer = { handOverId: "h", from: "王工", to: "钱工", reason: "r" };
    expect(offerHandOver(none, offer, ["r"], act).refusal).toMatchObject({ code: "too-many-hand-overs" });
  });
});
