/** The stages of a case (受理、并联审查、联审会、决定、送达), whatever has become of it. */
import { expect, it } from "@jest/globals";
import { stagesOf, type Staged } from "../../web/applicant/case/stages.ts";

const AT = "2026-03-02T09:00:00+08:00";
const BY = "2026-03-17T00:00:00+08:00";
const HELD = "2026-03-10";
const joint = (over = false): Staged["jointReview"] =>
  ({
    sitting: { heldOn: HELD },
    conclusion: over ? { concludedAt: "2026-03-10T12:00:00+08:00" } : null,
  }) as never;
const LATE = [{ owes: "opinion" }] as never;

const staged = (status: Staged["status"], about: Partial<Staged> = {}): Staged => ({
  status,
  acceptedAt: AT,
  acceptBy: null,
  decidedAt: null,
  expectedDecisionBy: null,
  late: [],
  ended: null,
  jointReview: null,
  ...about,
});

const told = (given: Staged) =>
  stagesOf(given).map(({ state, at }) => (at === null ? state : `${state} ${at.slice(0, 10)}`));

it.each<[string, Staged, string]>([
  [
    "at the window",
    staged("received", { acceptedAt: null, acceptBy: BY }),
    "now 2026-03-17, coming, coming, coming, coming",
  ],
  [
    "lacking material",
    staged("awaiting-materials", { acceptedAt: null }),
    "now, coming, coming, coming, coming",
  ],
  [
    "in review",
    staged("in-review", { expectedDecisionBy: BY }),
    "done 2026-03-02, now, coming, coming 2026-03-17, coming",
  ],
  [
    "in review, where somebody is late",
    staged("in-review", { expectedDecisionBy: BY, late: LATE }),
    "done 2026-03-02, now, coming, coming, coming",
  ],
  [
    "in joint review",
    staged("joint-review", { jointReview: joint() }),
    "done 2026-03-02, done, now 2026-03-10, coming, coming",
  ],
  [
    "waiting for the lead",
    staged("deciding", { expectedDecisionBy: BY }),
    "done 2026-03-02, done, none, now 2026-03-17, coming",
  ],
  [
    "decided without a sitting",
    staged("granted", { decidedAt: BY }),
    "done 2026-03-02, done, none, done 2026-03-17, now",
  ],
  [
    "decided after one",
    staged("refused", { decidedAt: BY, jointReview: joint(true) }),
    "done 2026-03-02, done, done 2026-03-10, done 2026-03-17, now",
  ],
  ["not accepted", staged("not-accepted", { acceptedAt: null }), "ended, none, none, none, none"],
  [
    "withdrawn before it was accepted",
    staged("withdrawn", { acceptedAt: null }),
    "ended, none, none, none, none",
  ],
  [
    "withdrawn in review",
    staged("withdrawn", { expectedDecisionBy: BY }),
    "done 2026-03-02, ended, none, none, none",
  ],
  [
    "withdrawn in joint review",
    staged("withdrawn", { jointReview: joint() }),
    "done 2026-03-02, done, ended, none, none",
  ],
])("a case %s", (_, given, stages) => {
  expect(told(given).join(", ")).toBe(stages);
});
