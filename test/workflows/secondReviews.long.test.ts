/**
 * Reviews that join a running case: one that is looked at again (整改复审) and one that is added (增加事项) are served, awaited and
 * closed by the workflow on one machine, and the deployed file goes through the same states on `aws-local-stepfunctions`.
 */
import { afterEach, describe, expect, it } from "@jest/globals";
import type { Event } from "../../server/workflow/thread.ts";
import type { Told } from "../../server/workflow/runner.ts";
import { T0 } from "../support/cases.ts";
import { ANSWERED, historiesOf, script, TIMEOUT, type Outcome } from "../support/flow.ts";
import { peerHistories, workflowFile } from "../support/peer.ts";
import { ELEVEN, example, objection, world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
afterEach(() => w?.stop());

const awaitedIn = (told: readonly Told[]) =>
  (told[0]!.input as unknown as { reviews: { reviewId: string; wakeInSeconds: number }[] }).reviews;

function outcomeOf(event: Event): Outcome[] {
  if (event.is === "answered") return [ANSWERED];
  if (event.is === "failed") return [{ is: "failed", error: event.error, cause: event.cause }];
  return event.is === "due" ? [TIMEOUT] : [];
}

/** What was played in an execution, on the deployed file by other people's interpreter. */
async function onPeer(told: readonly Told[]) {
  const reviews = awaitedIn(told);
  const outcomes: Record<string, Outcome[]> = {};
  for (const { branch, event } of told)
    (outcomes[reviews[branch - 1]?.reviewId ?? "conclude"] ??= []).push(...outcomeOf(event));
  return peerHistories(script(reviews, outcomes), T0, workflowFile());
}

describe("reviews that join a running case", () => {
  it("are served, awaited and closed by both engines: what is looked at again, and what is added", async () => {
    const told: Told[] = [];
    w = await world({ faults: { steps: (one) => void told.push(one) } });
    const lead = await w.as.department("planning");
    const good = example("municipal-road-application");
    const attributes = { ...good.project.attributes, civilDefenceArea: false };
    const [again, wider] = [
      await w.submit(),
      await w.submit({ ...good, project: { ...good.project, attributes } }),
    ];
    const post = async (
      who: Record<string, string>,
      of: Applicant,
      path: string,
      body: object,
      method = "POST",
    ) => {
      const { status } = await w.call(method, `/v1/applications/${of.applicationId}/${path}`, body, who);
      expect([path, status]).toEqual([path, 200]);
      await w.rest();
    };
    for (const id of ELEVEN) await w.opinion(again, id, id === "water" ? objection : { kind: "consent" });
    await w.rest();
    await post(lead, again, "rectification", { days: 5, reasons: "r" });
    const own = w.as.applicant(again);
    await post(own, again, "rectification/answer", { answer: "agrees" }, "PUT");
    await post(own, again, "rectification/completion", { description: "d" });
    await post(lead, wider, "matters", { attributes: { civilDefenceArea: true }, evidence: "e" });

    const [second, added] = [
      `${again.applicationId}.consult-water~2`,
      `${wider.applicationId}.consult-civil-defence`,
    ];
    const water = await w.as.department("water");
    await w.call("PUT", `/v1/reviews/${second}/opinion`, { kind: "consent" }, water);
    for (const id of ELEVEN) await w.opinion(wider, id);
    await w.clock("P1D");
    expect((await w.status(again)).status).toMatch(/^granted/);
    expect((await w.status(wider)).status).toMatch(/^granted/);

    const executions = [...Map.groupBy(told, ({ execution }) => execution).values()];
    const awaited = executions.map((steps) => awaitedIn(steps).map(({ reviewId }) => reviewId));
    // The first generation does not know of them; the next one waits for what is open, them among it.
    expect(awaited.filter((ids) => ids.includes(second))).toEqual([[second]]);
    expect(awaited.filter((ids) => ids.includes(added))).toHaveLength(1);
    expect(executions).toHaveLength(4);
    for (const steps of executions) expect(await onPeer(steps)).toEqual(historiesOf(steps));
  });
});
