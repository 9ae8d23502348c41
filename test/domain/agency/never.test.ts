/** S3: over any history of giving, extending, ending and acting an agent does nothing that is not named, nor after the end. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import {
  actRefusal,
  end,
  ENDINGS,
  extend,
  give,
  type Authorisation,
} from "../../../functions/domain/agency/authorisation.ts";
import { AGENT_ACTS } from "../../../functions/domain/agency/acts.ts";
import { addDays, epochOf, instantOfEpoch } from "../../../functions/domain/base/time.ts";
import { at, RULES } from "../given.ts";

const CODE = "2605-440307-04-01-123456";
const FIRST = "2026-03-02";
const GIVEN = at("2026-03-02T09:00");
const BY = { role: "applicant", sub: "u", iss: "i" } as const;

/** Milliseconds about midnights, the giving, and each other: several fall on one instant. */
const moment = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0, 9, 24), fc.integer({ min: -1, max: 1 }))
  .map(([day, hour, ms]) =>
    instantOfEpoch(epochOf(at("2026-03-02T00:00")) + (day * 24 + hour) * 3_600_000 + ms),
  );

const step = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      of: fc.constant("act" as const),
      act: fc.constantFrom(...AGENT_ACTS),
      project: fc.constantFrom(CODE, CODE, CODE, "2605-440307-04-01-654321"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ of: fc.constant("end" as const), why: fc.constantFrom(...ENDINGS) }) },
  {
    weight: 2,
    arbitrary: fc.record({ of: fc.constant("extend" as const), days: fc.integer({ min: 0, max: 6 }) }),
  },
);

describe("S3", () => {
  it("holds over random histories, reckoned by what was said alone", () => {
    const arbitrary = fc.record({
      acts: fc.subarray([...AGENT_ACTS], { minLength: 1 }),
      days: fc.integer({ min: 0, max: 4 }),
      steps: fc.array(fc.tuple(moment, step), { minLength: 5, maxLength: 25 }),
    });
    let done = 0;
    fc.assert(
      fc.property(arbitrary, ({ acts, days, steps }) => {
        const terms = {
          about: { projectCode: CODE, applicationId: null, site: null },
          acts,
          from: FIRST,
          until: addDays(FIRST, days),
        };
        const applicant = { creditCode: "91990000MA5EXMP08Y", name: "示例公司" };
        const agent = { id: "li", name: "李明", isTeam: false };
        const said = { by: BY, at: GIVEN };
        const first = give({ authorisationId: "A1", applicant, terms }, agent, null, said, RULES.zone);
        if (!("authorisation" in first)) throw new Error("refused");
        let one: Authorisation = first.authorisation;
        // By hand: the last day that was said in time, and whether anybody has said that it is over.
        let last = terms.until;
        let endedAt: string | null = null;
        const midnight = (day: string) => epochOf(at(`${day}T00:00`)) + 86_400_000;
        for (const [when, what] of steps) {
          const isOver = endedAt !== null || epochOf(when) >= midnight(last);
          switch (what.of) {
            case "act": {
              const doing = { act: what.act, projectCode: what.project, applicationId: "a1" };
              const isAllowed = actRefusal(one, doing, when) === null;
              const should = !isOver && when >= GIVEN && acts.includes(what.act) && what.project === CODE;
              expect(isAllowed).toBe(should);
              if (!isAllowed) continue;
              done++;
              one = {
                ...one,
                lastActAt: one.lastActAt === null || one.lastActAt < when ? when : one.lastActAt,
              };
              break;
            }
            case "end": {
              const ended = end(one, what.why, null, { by: BY, at: when });
              if (isOver) expect(ended.authorisation).toBe(one);
              else expect(ended.refusal).toBeUndefined();
              one = ended.authorisation;
              if (isOver) continue;
              endedAt = when;
              // Whatever was done was before.
              const at = one.acts.at(-1)!.at;
              expect(one.lastActAt === null || one.lastActAt < at).toBe(true);
              break;
            }
            case "extend": {
              const day = addDays(FIRST, what.days);
              one = extend(one, day, { by: BY, at: when }, RULES.zone).authorisation;
              if (!isOver && day > last) last = day;
            }
          }
        }
      }),
      { numRuns: 400, seed: 18 },
    );
    expect(done).toBeGreaterThan(100);
  });
});
