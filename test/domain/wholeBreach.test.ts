/** 超办理总时限: the lead answers for the whole; what was open when it ran out is shown, and gives nobody a second card. */
import { expect, it } from "@jest/globals";
import { countedCase, countedLead } from "../../functions/domain/application/countedCase.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import { wholeBreaches } from "../../functions/domain/application/wholeBreach.ts";
import { cardsOf } from "../../functions/domain/supervision/card.ts";
import {
  at,
  consent,
  DUE,
  given,
  JUST_IN_TIME,
  opinion,
  regionWith,
  RULES,
  served,
  submissionOf,
} from "./given.ts";
import { received } from "./whole.ts";

const { zone } = RULES;
const led = (breaches: readonly string[]): Application => ({
  ...received(submissionOf(), regionWith([{ code: "river", department: "water" }])).application,
  ...(breaches.length > 0 && { whole: { breaches } }),
});
const review = (reviewId: string) => given(...served({ reviewId }));
const answered = review("a1.river").when(opinion(consent), JUST_IN_TIME);

it("names what nobody had answered by then, and what began later or ended before is none of it", () => {
  const reviews = [answered.state, review("a1.road").state];
  const openAt = (when: string) => wholeBreaches(led([when]), reviews)[0]!.open;
  expect(openAt(at("2026-03-01T00:00"))).toEqual([]);
  expect(openAt(at("2026-03-04T00:00"))).toEqual(["a1.river", "a1.road"]);
  expect(openAt(JUST_IN_TIME)).toEqual(["a1.road"]);
  expect(wholeBreaches(led([DUE]), [answered.state])).toEqual([{ at: DUE, lead: "planning", open: [] }]);
  expect(wholeBreaches(led([]), reviews)).toEqual([]);
});

it("counts against its lead by the day on which it ran out, once, and against nobody else", () => {
  const application = led([DUE, at("2026-06-01T00:00")]);
  expect(countedLead(application, zone)).toEqual({
    lead: "planning",
    counted: { tally: { "2026-03-10": { wholeLed: 1 }, "2026-06-01": { wholeLed: 1 } }, yellows: [] },
  });
  expect(countedLead(led([]), zone)).toBeNull();
  expect(countedCase(application, zone).tally["2026-06-01"]).toEqual({ wholeOverdue: 1 });
  expect(cardsOf([answered.state])).toEqual([]);
});
