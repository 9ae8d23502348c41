/** A random month of a region: reviews that the rules have made, complaints, inspections and a formula, from a seed. */
import {
  INDICATORS,
  INDICATOR_NAMES,
  type AppraisalFormula,
  type Indicator,
} from "../../functions/domain/catalogue/appraisalFormula.ts";
import { breachesOf } from "../../functions/domain/review/breach.ts";
import { correctCard } from "../../functions/domain/review/correction.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import type { Review, ReviewEvent } from "../../functions/domain/review/review.ts";
import {
  answer,
  begin,
  file,
  type Complaint,
  type ComplaintEvent,
} from "../../functions/domain/supervision/complaint.ts";
import { close } from "../../functions/domain/supervision/complaintClosing.ts";
import {
  addDays,
  atTime,
  plusSeconds,
  type Instant,
  type LocalDate,
} from "../../functions/domain/base/time.ts";
import { consent, given, objection, opinion, RULES, served, wake } from "../domain/given.ts";
import { extend, item, requestSupplement, supplementOf, supply } from "../domain/when.ts";
import { SOMEBODY } from "./people.ts";

export type RandomDepartment = {
  department: string;
  reviews: { history: readonly ReviewEvent[]; state: Review }[];
  complaints: { history: readonly ComplaintEvent[]; state: Complaint }[];
  inspections: number[];
};

export type RandomMonth = {
  from: LocalDate;
  to: LocalDate;
  formula: AppraisalFormula;
  departments: RandomDepartment[];
};

/** The same numbers from 0 to below 1 for the same seed (mulberry32). */
function drawsOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const DAY = 24 * 3600;

export function randomMonth(seed: number): RandomMonth {
  const draw = drawsOf(seed);
  const whole = (from: number, to: number) => from + Math.floor(draw() * (to - from + 1));
  const month = whole(2, 11);
  const from = `2026-${String(month).padStart(2, "0")}-01`;
  const to = addDays(`2026-${String(month + 1).padStart(2, "0")}-01`, -1);
  const departments = Array.from({ length: whole(2, 5) }, (_, i) => aDepartment(`d${i}`));
  return { from, to, formula: aFormula(), departments };

  function aDepartment(department: string): RandomDepartment {
    const [care, many] = [draw(), whole(8, 26)];
    const reviews = Array.from({ length: many }, () => aReview(department, care));
    return {
      department,
      reviews,
      complaints: Array.from({ length: whole(0, 2) }, (_, i) => aComplaint(department, i)),
      inspections: draw() < 0.4 ? [whole(4000, 10_000) / 100] : [],
    };
  }

  /** @param care how likely it is that everything goes as it should */
  function aReview(department: string, care: number) {
    const start = atTime(addDays(from, whole(-9, 24)), "09:00", "Asia/Shanghai");
    const escalates = draw() < 0.5;
    const limit = { days: whole(3, 10), unit: "working-days" as const };
    let spec = given(
      ...served(
        { department, matter: { limit, materials: ["plan", "map"] }, flags: escalates ? ["quota"] : [] },
        start,
      ),
    );
    let now: Instant = start;
    const pass = (hours: number) => (now = plusSeconds(now, Math.round(hours * 3600)));
    const asks = () => {
      spec = spec.when(requestSupplement(supplementOf([item("plan", { defect: "unsigned" })])), now);
    };
    if (draw() < 0.35) {
      pass(draw() < 0.6 ? draw() * 24 : draw() * 120);
      asks();
      if (draw() < 0.3)
        spec = spec.when(requestSupplement(supplementOf([item("map", { defect: "illegible" })])), now);
      pass(draw() * 70);
      spec = spec.when(supply("plan"), now);
    }
    if (draw() < 0.15) spec = spec.when(extend(whole(1, 5)), now);
    if (draw() < 0.25 + 0.7 * care) {
      pass(draw() * DAY * 0.003 * (care > 0.5 ? 1 : 3));
      if (draw() < 0.5) spec = spec.when(wake(), now);
      if (draw() < 0.2) spec = spec.when(extend(2), now);
      const curableBy = "incurable: the site lies in the flood plain";
      const nothingHelps = { ...objection, curableBy } as Opinion;
      const said = draw() < 0.7 ? consent : draw() < 0.5 ? objection : nothingHelps;
      spec = spec.when(opinion(said), now);
    }
    pass(60 * 24);
    spec = spec.when(wake(), now);
    if (draw() < 0.1) asks();
    // Some of what was broken is corrected afterwards, of some reviews all of it.
    const share = draw() < 0.15 ? 1 : draw() < 0.2 ? 0.5 : 0;
    for (const { rule, at } of breachesOf(spec.state))
      if (draw() < share)
        spec = spec.when(
          (review, when) => correctCard(review, { rule, at, reasons: "r" }, SOMEBODY, when, RULES),
          now,
        );
    return spec;
  }

  function aComplaint(department: string, number: number) {
    const filedAt = atTime(addDays(from, whole(-20, 25)), "10:00", "Asia/Shanghai");
    const facts = {
      complaintId: `C${number}`,
      applicationId: "a1",
      about: { department },
      text: "t",
      filedAt,
    };
    const said = { cause: "c", remedy: "r", responsibility: "p", answer: "a" };
    const nothing = { none: "n" };
    const closings = {
      cause: draw() < 0.6 ? { text: "found" } : nothing,
      remedy: nothing,
      person: nothing,
      measure: nothing,
    };
    let history: readonly ComplaintEvent[] = file(facts, RULES).events;
    const after = (hours: number) => plusSeconds(filedAt, hours * 3600);
    history = [...history, ...answer(begin(history), said, after(30)).events];
    if (draw() < 0.8)
      history = [
        ...history,
        ...close(begin(history), closings, SOMEBODY, after(whole(40, 500)), RULES.zone).events,
      ];
    return { history, state: begin(history) };
  }

  function aFormula(): AppraisalFormula {
    const names = INDICATOR_NAMES.filter(() => draw() < 0.65);
    if (names.length === 0) names.push("on-time");
    // Tenths of a percent that add up to 100, none of them 0.
    let left = 1000 - names.length;
    const indicators = names.map((indicator, i): Indicator => {
      const more = i === names.length - 1 ? left : Math.floor(draw() * (left + 1));
      left -= more;
      const { least, most: top } = INDICATORS[indicator];
      const most = Math.min(top, 100);
      const isMore = draw() < 0.5;
      const [low, high] = [
        least + draw() * 0.3 * (most - least),
        least + (0.4 + draw() * 0.6) * (most - least),
      ].map((value) => Math.round(value * 100) / 100) as [number, number];
      return {
        indicator,
        weight: (1 + more) / 10,
        direction: isMore ? "more-is-better" : "less-is-better",
        full: isMore ? high : low,
        none: isMore ? low : high,
      };
    });
    return { indicators };
  }
}
