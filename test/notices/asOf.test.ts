/** A notice is a function of the history up to its event: it says the same whenever it is issued (I54). */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { PLATFORM } from "../../functions/domain/base/actor.ts";
import { noticesOwed } from "../../functions/app/notices/notices.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import type { History } from "../../functions/domain/notices/asOf.ts";
import { instantOfEpoch, epochOf, type Instant } from "../../functions/domain/base/time.ts";
import { wake } from "../../functions/domain/review/advance.ts";
import { assign } from "../../functions/domain/review/handler.ts";
import { at, given, RULES, T0 } from "../domain/given.ts";
import { accepted, begun, HISTORIES, reviewOf, SAMPLE } from "./samples.ts";

type Written = { subject: string; event: CaseEvent; at: Instant };

const saying = { region: SAMPLE, rules: RULES };

/** Histories as they were written, one event after the other. */
function historiesOf(written: readonly Written[]): History[] {
  const subjects = Map.groupBy(written, ({ subject }) => subject);
  return [...subjects].map(([subject, own]) => ({
    subject,
    events: own.map(({ event, at: when }, i) => ({
      seq: i + 1,
      at: when,
      by: PLATFORM,
      event,
      previous: "p",
      hash: `h${i}`,
    })),
  }));
}

/** Nobody concludes before every review has closed. */
const isConcluding = (event: CaseEvent | undefined): boolean =>
  event !== undefined && /^(joint-review|application-decided|lead-)/.test(event.type);
const isOpen = (left: readonly CaseEvent[]): boolean => left.length > 0 && !isConcluding(left[0]);

/** Events of several records in some order of writing, each record's in its own; some in the same instant. */
const interleaved = (records: (typeof HISTORIES)[string]) =>
  fc
    .array(fc.record({ which: fc.nat(records.length - 1), later: fc.constantFrom(0, 0, 1, 3_600_000) }), {
      minLength: 60,
      maxLength: 120,
    })
    .map((picks) => {
      // The application is accepted with all its reviews, in one commit.
      const rest = records.map(({ events, first }) => events.slice(first));
      let now = epochOf(T0);
      const written: Written[] = records.flatMap(({ subject, events, first }) =>
        events.slice(0, first).map((event) => ({ subject, event, at: instantOfEpoch(now) })),
      );
      now += 1000;
      for (const { which: picked, later } of picks) {
        const which = isConcluding(rest[picked]![0]) ? Math.max(0, rest.findIndex(isOpen)) : picked;
        const event = rest[which]!.shift();
        if (!event) continue;
        now += later;
        written.push({ subject: records[which]!.subject, event, at: instantOfEpoch(now) });
      }
      return written;
    });

describe("a notice", () => {
  it("of a decision quotes what closed the last review, in the very instant of the decision or before", () => {
    const records = HISTORIES["a joint review and a decision"]!;
    const written = records.flatMap(({ subject, events }) =>
      events.map((event) => ({ subject, event, at: T0 })),
    );
    const summary = noticesOwed(historiesOf(written), saying).find(({ body }) => body.kind === "summary")!;
    expect(summary.conditions.map(({ text }) => text)).toEqual(["不得占用永久基本农田"]);
    expect(summary.objections.map(({ reasons }) => reasons)).toEqual(["the culvert is too narrow"]);
    expect(summary.names).toMatchObject({
      "consult-land": { name: "用地意见" },
      land: { name: "国土资源局" },
    });
  });

  it.each(Object.keys(HISTORIES))(
    "says at once what it says at the end, whatever was written after its event: %s",
    (name) => {
      fc.assert(
        fc.property(interleaved(HISTORIES[name]!), (written) => {
          const atTheEnd = noticesOwed(historiesOf(written), saying);
          const atFirst = written.filter(({ at: when }) => when === written[0]!.at).length;
          for (let n = atFirst; n <= written.length; n++) {
            const known = historiesOf(written.slice(0, n));
            for (const notice of noticesOwed(known, saying))
              expect(notice).toEqual(
                atTheEnd.find(
                  ({ noticeId, reviewId }) => noticeId === notice.noticeId && reviewId === notice.reviewId,
                ),
              );
          }
        }),
        { numRuns: 30 },
      );
    },
  );

  it("names who answered when the limit ran out, not who was named since", () => {
    const before = { name: "周敏", post: "A" } as const;
    const since = { name: "何伟", post: "B" } as const;
    const opened = reviewOf("consult-ecology");
    const due = opened.state.served!.due.dueAt;
    const named = given(...opened.history).when(
      (review, now) => assign(review, before, now),
      at("2026-03-03T09:00"),
    );
    const orders = (history: readonly CaseEvent[], instants: readonly Instant[]) =>
      noticesOwed(
        historiesOf([
          ...accepted.history.map((event) => ({ subject: "a1", event, at: T0 })),
          ...begun
            .filter(({ state }) => state.facts.reviewId !== opened.state.facts.reviewId)
            .flatMap(({ history: own, state }) =>
              own.map((event) => ({ subject: state.facts.reviewId, event, at: T0 })),
            ),
          ...history.map((event, i) => ({ subject: opened.state.facts.reviewId, event, at: instants[i]! })),
        ]),
        saying,
      ).flatMap(({ body }) =>
        body.kind === "supervision-order" || body.kind === "delay" ? [body.handler?.name] : [],
      );

    // The silence was on record first, and its notices were issued after somebody else had been named.
    const escalated = named.when((review, now) => wake(review, now, RULES), due);
    const renamed = escalated.when((review, now) => assign(review, since, now), at("2026-04-19T09:00"));
    const instants = [T0, T0, at("2026-03-03T09:00"), due, at("2026-04-19T09:00")];
    expect(orders(renamed.history, instants)).toEqual(["周敏", "周敏"]);

    // Somebody else was named first, and only then the silence was noticed: it is as of its due instant all the same.
    const hurried = named.when((review, now) => assign(review, since, now), at("2026-04-19T09:00"));
    const noticed = hurried.when((review, now) => wake(review, now, RULES), at("2026-04-20T09:00"));
    const later = [T0, T0, at("2026-03-03T09:00"), at("2026-04-19T09:00"), at("2026-04-20T09:00")];
    const names = orders(noticed.history, [...later, at("2026-04-20T09:00"), at("2026-04-20T09:00")]);
    expect(names.slice(0, 2)).toEqual(["周敏", "周敏"]);
  });
});
