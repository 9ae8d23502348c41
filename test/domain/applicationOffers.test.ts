/** What is offered of an application and what its commands answer are one, from receipt to decision, for each caller. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { evolve } from "../../functions/domain/application/replay.ts";
import { conclude } from "../../functions/domain/application/conclusion.ts";
import { convene } from "../../functions/domain/application/jointReview.ts";
import {
  applicantOffers,
  complainable,
  leadOffers,
  supervisorOffers,
} from "../../functions/domain/application/offers.ts";
import * as complaints from "../../functions/domain/supervision/complaint.ts";
import { close } from "../../functions/domain/supervision/complaintClosing.ts";
import { answer, file } from "../../functions/domain/supervision/complaint.ts";
import { PLATFORM } from "../../functions/domain/base/actor.ts";
import { epochOf, instantOfEpoch, atTime } from "../../functions/domain/base/time.ts";
import { at, closedBy, objection, REGION, regionWith, RULES, submissionOf, T0 } from "./given.ts";
import { received } from "./whole.ts";
import { DEPARTMENTS, width, policies, WAYS, step } from "./offeredCases.ts";
import { BLIND, COMPLAINT, walk } from "./takenOffers.ts";

describe("what is offered of an application", () => {
  it("is every command, on the ways that cases go by", () => {
    const seen = WAYS.flatMap(([policy, steps]) => walk(policy, steps));
    expect(seen).toEqual(
      expect.arrayContaining([...Object.keys(BLIND), "askInquiry", "fileComplaint", "takePosition"]),
    );
  });

  it("is taken, and what is not offered is refused, in every state that a case comes to", () => {
    fc.assert(
      fc.property(
        policies,
        fc.array(step, { maxLength: 9, size: "max" }),
        (policy, steps) => void walk(policy, steps),
      ),
      { numRuns: 600, examples: WAYS },
    );
  });

  it("names who was invited, whom a grant answers and what it settles, from the day of the sitting on", () => {
    const region = regionWith(DEPARTMENTS.map((department) => ({ code: department, department })));
    const reviews = [width(12), objection, width(14)].map((opinion, i) =>
      closedBy(opinion, { department: DEPARTMENTS[i]!, reviewId: `a1.${DEPARTMENTS[i]}` }),
    );
    const opened = conclude(received(submissionOf(), region).application, reviews, RULES);
    const joint = opened.events.reduce(evolve, received(submissionOf(), region).application);
    const [calling] = leadOffers(joint, reviews, T0, RULES, region);
    expect(calling).toEqual({
      command: "conveneJointReview",
      until: null,
      limits: { earliest: "2026-03-03", latest: "2026-03-16", departments: ["water", "land"] },
    });
    const convened = convene(
      joint,
      reviews,
      { heldOn: "2026-03-06", time: "09:00", place: "302", agenda: "a", invited: ["water"] },
      T0,
      RULES,
    ).events.reduce(evolve, joint);
    const sitting = atTime("2026-03-06", "09:00", RULES.zone);
    // A new query code is the window's to give at any time.
    const justBefore = instantOfEpoch(epochOf(sitting) - 1);
    expect(leadOffers(convened, reviews, justBefore, RULES, region).map(({ command }) => command)).toEqual([
      "offerRectification",
      "reissueAtWindow",
    ]);
    expect(leadOffers(convened, reviews, sitting, RULES, region).slice(0, -2)).toEqual([
      {
        command: "concludeJointReview",
        until: null,
        limits: {
          results: ["grant", "refuse"],
          present: ["planning", "water"],
          answers: ["a1.water"],
          clashes: ["road-width"],
        },
      },
    ]);
  });

  it("takes a limited number of complaints, about who takes part, and answers each once", () => {
    const application = received(submissionOf(), REGION).application;
    const offered = (count: number) =>
      applicantOffers(
        application,
        [],
        { complaints: Array(count), inquiries: [], ratings: [] },
        REGION,
        T0,
        RULES,
      ).find(({ command }) => command === "fileComplaint");
    expect(offered(complaints.MOST_COMPLAINTS - 1)?.limits).toEqual({
      ...complainable(application, REGION),
      left: 1,
    });
    expect(offered(complaints.MOST_COMPLAINTS)).toBeUndefined();
    const open = complaints.begin(file({ ...COMPLAINT, filedAt: T0 }, RULES).events);
    expect(supervisorOffers([], [open], T0, RULES)).toEqual([
      { command: "answerComplaint", until: null, limits: { complaints: ["a1-C1"] } },
    ]);
    const { events } = answer(
      open,
      { cause: "c", remedy: "r", responsibility: "p", answer: "a" },
      at("2026-03-03T09:00"),
    );
    const answered = events.reduce(complaints.evolve, open);
    expect(supervisorOffers([], [answered], T0, RULES)).toEqual([
      { command: "closeComplaint", until: null, limits: { complaints: ["a1-C1"] } },
    ]);
    const none = { none: "x" };
    const closings = { cause: none, remedy: none, person: none, measure: none };
    const closed = close(answered, closings, PLATFORM, at("2026-03-03T10:00"), RULES.zone);
    expect(supervisorOffers([], [closed.events.reduce(complaints.evolve, answered)], T0, RULES)).toEqual([]);
  });
});
