/** What the worklist says of each row beside the review: who applies, whether it falls due today, and whether it takes an opinion. */
import { beforeAll, describe, expect, it } from "@jest/globals";
import { changeReview } from "../../functions/app/base/commit.ts";
import { parseInstant, plusSeconds, withOffset, type Instant } from "../../functions/domain/base/time.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { listApplications } from "../../functions/http/application/listApplications.ts";
import { listReviews } from "../../functions/http/review/listReviews.ts";
import { superviseReviews } from "../../functions/http/supervision/superviseReviews.ts";
import { aCase, ACT, rules, submission, T0 } from "../support/cases.ts";
import { send } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";

const { region, clock } = rules;
const store = memoryStore();
let dueDate: string;
beforeAll(async () => {
  const { reviews } = await aCase(store, "440307-0000000000000001");
  const housing = reviews.find(({ state }) => state.facts.department.id === "housing")!;
  dueDate = (housing.state as { served: { due: { dueDate: string } } }).served.due.dueDate;
});

type Row = { applicant: object; dueToday: boolean; mayGiveOpinion: boolean; lamp: string };

async function row(at: Instant, status = "open"): Promise<Row> {
  const deps = { store, region, rules: clock, settleSeconds: 60 };
  const claims = { role: "department", department: "housing" };
  const { body } = await send(listReviews, deps, { route: "listReviews", query: { status }, claims, at });
  return (body["reviews"] as Row[])[0]!;
}

const at = (time: string) => parseInstant(`${dueDate}T${time}+08:00`);

describe("a row of the worklist", () => {
  it("names the applicant, and takes an opinion of its department's, not of a supervisor's", async () => {
    expect(await row(T0)).toMatchObject({
      applicant: { name: submission.applicant.name },
      dueToday: false,
      mayGiveOpinion: true,
    });
    const deps = { store, region, rules: clock };
    const { body } = await send(superviseReviews, deps, {
      route: "superviseReviews",
      claims: { role: "supervisor" },
      at: T0,
    });
    const rows = body["reviews"] as Row[];
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter(({ mayGiveOpinion }) => mayGiveOpinion)).toEqual([]);
  });

  it("falls due today from the first moment of its last day to the last, in the region's zone", async () => {
    expect((await row(plusSeconds(at("00:00"), -1))).dueToday).toBe(false);
    expect((await row(at("00:00"))).dueToday).toBe(true);
    expect((await row(at("23:59"))).dueToday).toBe(true);
  });

  it("takes no opinion any more once it is closed", async () => {
    const given = at("12:00");
    await changeReview(store, "440307-0000000000000001.consult-housing", { ...ACT, at: given }, (review) =>
      giveOpinion(review, { kind: "consent" }, given, clock),
    );
    expect(await row(given, "closed")).toMatchObject({ mayGiveOpinion: false, dueToday: false });
  });
});

describe("a row of the applications", () => {
  it("names the applicant, and says by when the window has to answer; nothing is its lead's to do before the opinions", async () => {
    const atWindow = { ...region, policies: { ...region.policies, intake: "window" as const } };
    const own = memoryStore();
    const { application } = await aCase(own, "440307-0000000000000002", { region: atWindow });
    await aCase(own, "440307-0000000000000003");
    const { acceptBy } = application.state as { acceptBy: Instant };
    const rows = async (phase: string) => {
      const { body } = await send(
        listApplications,
        { store: own, region, rules: clock },
        {
          route: "listApplications",
          query: { phase },
          claims: { role: "department", department: "planning" },
          at: T0,
        },
      );
      return body["applications"];
    };
    const applicant = { name: submission.applicant.name };
    expect(await rows("intake")).toMatchObject([{ applicant, dueAt: withOffset(acceptBy, clock.zone) }]);
    expect(await rows("in-review")).toMatchObject([{ applicant, dueAt: null }]);
  });
});
