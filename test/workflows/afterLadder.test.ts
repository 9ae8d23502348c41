/** The lead goes on without an opinion once the ladder is over: the engine wakes for it, and everybody is told why. */
import { afterEach, describe, expect, it } from "@jest/globals";
import { parseInstant, plusSeconds } from "../../functions/domain/base/time.ts";
import type { Told } from "../../server/workflow/runner.ts";
import { T0 } from "../support/cases.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { ANSWERED, historiesOf, script, TIMEOUT, type Outcome } from "../support/flow.ts";
import { peerHistories, workflowFile } from "../support/peer.ts";
import { ELEVEN, world, type World } from "../support/runtime.ts";

const FIXTURE = fixtureRules();
const matters = FIXTURE.region.matters.map((matter) =>
  matter.code === "consult-water"
    ? { ...matter, onTimeout: "escalate" as const, afterLadder: "lead-proceeds" as const }
    : matter,
);
const RULES = { ...FIXTURE, region: { ...FIXTURE.region, matters } };

let w: World;
afterEach(() => w?.stop());

describe("a lead that goes on without", () => {
  it("decides as of the end of the further term, and status, decision, notices and both runners say the same", async () => {
    const told: Told[] = [];
    w = await world({ rules: RULES, faults: { steps: (one) => void told.push(one) } });
    const applicant = await w.submit();
    const path = `/v1/reviews/${applicant.applicationId}.consult-water`;
    for (const department of ELEVEN) if (department !== "water") await w.opinion(applicant, department);
    const asked = (await w.call("GET", path, undefined, await w.as.department("water"))).body;
    expect(asked).toMatchObject({ afterLadderDays: 5, proceedsAt: null });

    await w.clock(asked.dueAt);
    const overdue = (await w.status(applicant)).reviews.find(
      (one: { status: string }) => one.status === "overdue",
    );
    const { dueAt, proceedsAt } = overdue;
    expect(overdue).toMatchObject({ raisedTo: "leader", afterLadderDays: 5 });
    await w.clock(plusSeconds(parseInstant(proceedsAt), -0.001));
    expect((await w.status(applicant)).status).toBe("in-review");
    await w.clock("PT10M");

    const status = await w.status(applicant);
    expect(status).toMatchObject({ status: "granted", decidedAt: proceedsAt });
    const own = status.reviews.find(
      (one: { matter: { code: string } }) => one.matter.code === "consult-water",
    );
    expect(own).toMatchObject({
      outcome: "no-response",
      closedAt: proceedsAt,
      silence: { guards: [], proceeded: { dueAt, furtherDays: 5 } },
    });
    expect(status.decision.matters).toContainEqual(
      expect.objectContaining({ outcome: "no-response", ground: { by: "after-ladder" }, result: "granted" }),
    );

    const read = async (kind: string): Promise<string[]> => {
      const issued = (await w.notices(applicant)).filter((one: { kind: string }) => one.kind === kind);
      return Promise.all(
        issued.map(async ({ noticeId }: { noticeId: string }) => {
          const url = `${w.url}/v1/applications/${applicant.applicationId}/notices/${encodeURIComponent(noticeId)}`;
          const accept = { accept: "text/html", "accept-language": "zh" };
          return (await fetch(url, { headers: { ...w.as.applicant(applicant), ...accept } })).text();
        }),
      );
    };
    const delays = await read("delay");
    expect(
      delays.filter((page) => page.includes("牵头部门不再等待该意见，该事项按无意见继续办理，不视为同意")),
    ).toHaveLength(1);
    expect(
      delays.filter((page) => page.includes("督办至本级人民政府后又满5个工作日仍未答复的")),
    ).toHaveLength(1);
    const [summary] = await read("summary");
    expect(summary).toContain("逐级督办后仍未答复，按无意见继续办理");
    const [acceptance] = await read("acceptance");
    expect(acceptance).toContain("督办无果的，牵头部门继续办理");

    const late = await w.opinion(applicant, "water");
    expect([late.status, late.body.code, late.body.dueAt]).toEqual([409, "late", dueAt]);

    const outcomes: Record<string, Outcome[]> = {};
    const reviews = (told[0]!.input as unknown as { reviews: { reviewId: string; wakeInSeconds: number }[] })
      .reviews;
    for (const { branch, event } of told) {
      const id = reviews[branch - 1]?.reviewId ?? "conclude";
      const came =
        event.is === "answered"
          ? [ANSWERED]
          : event.is === "failed"
            ? [{ is: "failed" as const, error: event.error, cause: event.cause }]
            : event.is === "due"
              ? [TIMEOUT]
              : [];
      (outcomes[id] ??= []).push(...came);
    }
    expect(await peerHistories(script(reviews, outcomes), T0, workflowFile())).toEqual(historiesOf(told));
    // Its branch slept to the due instant, and from there to the end of the further term, with one look on half of the way.
    const branch = reviews.findIndex(({ reviewId }) => reviewId.endsWith("consult-water")) + 1;
    const woken = told.filter((one) => one.branch === branch && one.event.is === "due");
    expect(woken.length).toBeLessThanOrEqual(3);
  });
});
