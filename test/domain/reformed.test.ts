/** Departments that a reform (机构改革) makes one of, or splits, while what they were asked is open. */
import { NOTHING_ON_RECORD } from "../../functions/domain/review/circumstances.ts";
import { describe, expect, it } from "@jest/globals";
import type { Asked } from "../../functions/domain/calendar/ownDays.ts";
import type { ReviewRules } from "../../functions/domain/review/circumstances.ts";
import { dated } from "../../functions/domain/base/time.ts";
import { anOutage, fixtureRules } from "../support/fixtures.ts";
import { rulesWith } from "../support/rules.ts";
import { answered, answers, concludeWith, convene, invited, speaking } from "./answered.ts";
import {
  at,
  consent,
  DUE,
  factsOf,
  given,
  objection,
  opening,
  RULES,
  served,
  T0,
  wake,
  type About,
} from "./given.ts";
import { dueDateOf } from "./when.ts";

const { region: before } = fixtureRules();
type Department = Partial<(typeof before.departments)[number]>;

/** The file that is in force since: some departments gone, others in their places. */
const reformed = (
  gone: readonly string[],
  heirs: readonly (Department & { id: string })[],
  owners: Record<string, string>,
): ReviewRules => {
  const known = before.departments.map(({ service, ...rest }) => ({ ...rest, service }));
  const like = known.find(({ id }) => id === "water")!;
  const marks = ["河", "渠", "湖"];
  const kept = known.filter(({ id }) => !gone.includes(id) && !heirs.some((heir) => heir.id === id));
  const departments = [
    ...kept,
    ...heirs.map((heir, i) => ({
      ...(known.find(({ id }) => id === heir.id) ?? {
        ...like,
        name: heir.id,
        nameEn: heir.id,
        signs: { ...like.signs, mark: marks[i]! },
      }),
      ...heir,
    })),
  ];
  const matters = Object.fromEntries(
    before.matters.flatMap(({ code, department }) => {
      const owner = owners[code] ?? owners[department];
      // The lead of new cases is never silent for itself.
      return owner === undefined
        ? []
        : [[code, { department: owner, ...(owner === "planning" && { onTimeout: "escalate" }) }]];
    }),
  );
  const projectTypes = before.projectTypes.map((type) => ({
    ...type,
    lead: gone.includes(type.lead) ? heirs[0]!.id : type.lead,
  }));
  return rulesWith({ region: { departments, projectTypes }, matters }).clock;
};

const merged = reformed(["water"], [{ id: "planning", succeeds: ["water"] }], { water: "planning" });

describe("a department that has become one with the lead of its case", () => {
  const silent = (rules: ReviewRules, about: About = {}) =>
    given(...served(about)).when(wake(rules), DUE).state;

  it("consents to nothing of its own by silence: it escalates, and the evidence names who has taken both places", () => {
    expect(silent(merged)).toMatchObject({
      status: "overdue",
      failedGuards: ["G9"],
      failed: [
        {
          guard: "G9",
          holds: false,
          evidence: { department: "water", lead: "planning", heir: "planning" },
        },
      ],
    });
  });

  it("had consented where its limit ran out, and that was written down, before", () => {
    const { state } = given(...served())
      .when(wake(RULES), DUE)
      .when(wake(merged), at("2026-04-01T09:00"));
    expect(state).toMatchObject({ status: "closed", outcome: "deemed-consent" });
  });

  it("is silent as before where another takes its place, and where others become one with the lead", () => {
    const elsewhere = reformed(["water"], [{ id: "weather", succeeds: ["water"] }], { water: "weather" });
    expect(silent(elsewhere)).toMatchObject({ outcome: "deemed-consent" });
    expect(silent(merged, { department: "weather" })).toMatchObject({ outcome: "deemed-consent" });
  });

  it("is the lead's own for good where the lead had been asked itself, whoever has its matters since", () => {
    const spread = reformed(["planning"], [{ id: "weather", succeeds: ["planning"] }], {
      planning: "weather",
    });
    expect(silent(spread, { department: "planning" })).toMatchObject({ failedGuards: ["G9"] });
  });

  it("consents to no minutes of a sitting by its absence either", () => {
    const { application, reviews } = answered({
      answers: { planning: consent, water: consent, land: objection },
    });
    const attendance = (rules: ReviewRules) => {
      const reached = invited(application.state, reviews, T0, { heldOn: "2026-03-05" });
      const { state } = application.when(convene({ heldOn: "2026-03-05" }), T0).when(
        concludeWith(
          reached,
          {
            answers: answers.map((one) => ({ ...one, reviewId: "a1.land" })),
            present: speaking("planning", "land"),
          },
          rules,
        ),
        at("2026-03-05T14:00"),
      );
      if (!("joint" in state) || !state.joint?.conclusion) throw new Error(state.status);
      return state.joint.conclusion.attendance.find(({ department }) => department === "water");
    };
    expect(attendance(RULES)).toMatchObject({ as: "deemed-consent", failed: [] });
    expect(attendance(merged)).toMatchObject({ as: "absent", failed: ["G9"] });
  });
});

describe("departments that have taken the place of one together", () => {
  const [first, second] = ["rivers", "canals"] as const;
  const off = ["2026-03-04", "2026-03-05"].map((date) => ({ date, name: "搬迁", nameEn: "Moving" }));
  const split = reformed(
    ["water"],
    [
      { id: first, succeeds: ["water"] },
      { id: second, succeeds: ["water"], daysOff: off },
    ],
    { water: first, "consult-planning": second },
  );
  const OTHER = "consult-planning";
  const atEndpoint = (code: string) => {
    const facts = factsOf({ matter: { code } });
    return { ...facts, department: { ...facts.department, channel: "webhook" as const } };
  };
  const asked = (code: string): Asked => ({ department: { id: "water" }, matter: { code } });

  it("each have their own days off, and not the others'", () => {
    const start = (code: string) => dueDateOf(given(...served({ matter: { code } }, T0, split)).state);
    expect(start("consult-water")).toBe("2026-03-09");
    expect(start(OTHER)).toBe("2026-03-11");
  });

  it("are each cut off by outages of their own, and by those that cut off whoever was before them", () => {
    const silent = (department: string) => {
      const one = anOutage({ from: at("2026-03-09T10:00"), departments: [department] });
      const rules = { ...split, circumstancesOf: () => ({ ...NOTHING_ON_RECORD, outages: [one] }) };
      return given(...served({}, T0, rules)).when(wake(rules), DUE).state.status;
    };
    expect(silent(first)).toBe("overdue");
    expect(silent("water")).toBe("overdue");
    expect(silent(second)).toBe("closed");
  });

  it("are each passed over as long as their own endpoint is switched off", () => {
    const asks: string[] = [];
    const rules: ReviewRules = {
      ...split,
      circumstancesOf: ({ department }) => {
        asks.push(department);
        return NOTHING_ON_RECORD;
      },
    };
    for (const code of ["consult-water", OTHER]) opening(atEndpoint(code), dated(T0), rules);
    expect(split.succession?.holderOf(asked("consult-water"))).toBe(first);
    expect(asks).toEqual([first, second]);
  });
});
