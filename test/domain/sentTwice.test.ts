/** An opinion sent twice across the due instant of an escalating review: the timely one counts. */
import { describe, expect, it } from "@jest/globals";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { given, opinion, served } from "./given.ts";

const consent: Opinion = { kind: "consent" };
const other: Opinion = { kind: "not-applicable", reasons: "r" };
const history = served({ matter: { onTimeout: "escalate" } });
const due = history.flatMap((event) => (event.type === "review-served" ? [event.served.due.dueAt] : []))[0]!;
const [early, late] = [plusSeconds(due, -0.001), plusSeconds(due, 2)];

describe("the retry of an opinion that is written before the opinion itself", () => {
  it("is overdue at first, and found timely when the first one arrives", () => {
    const retried = given(...history).when(opinion(consent), late);
    expect(retried.state).toMatchObject({ status: "closed", overdue: true, closedAt: late });
    const found = retried.when(opinion(consent), early);
    found.thenEvents({ type: "opinion-found-timely", receivedAt: early });
    expect(found.state).toMatchObject({ outcome: "consented", overdue: false, closedAt: early });
    found.when(opinion(consent), early).thenNothing();
  });

  it("stands when what arrives then says something else: the first one written decides", () => {
    const { decision } = given(...history)
      .when(opinion(consent), late)
      .when(opinion(other), early);
    expect(decision.refusal).toEqual({ code: "already-decided", outcome: "consented" });
  });
});
