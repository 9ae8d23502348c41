/** The filter of `driveWorkflow` lets through whatever it reacts to. */
import { describe, expect, it } from "@jest/globals";
import {
  applicationFields,
  historyOf,
  keyOf,
  keyOfIssued,
  keyOfNote,
  reviewFields,
  type Item,
} from "../../functions/adapters/items.ts";
import { createApplication, createReview } from "../../functions/app/base/commit.ts";
import { chain, GENESIS } from "../../functions/app/base/history.ts";
import type { Commit } from "../../functions/app/base/ports.ts";
import { advance, open } from "../../functions/domain/review/advance.ts";
import * as applications from "../../functions/domain/application/application.ts";
import * as intake from "../../functions/domain/application/intake.ts";
import * as reviews from "../../functions/domain/review/review.ts";
import { rollUp } from "../../functions/domain/application/rollUp.ts";
import type { Submission } from "../../functions/domain/application/submission.ts";
import { parseInstant, plusSeconds } from "../../functions/domain/base/time.ts";
import { announce } from "../../functions/stream/announce.ts";
import { driveWorkflow } from "../../functions/stream/driveWorkflow.ts";
import { WEBHOOK_TYPES } from "../../functions/contracts/events/events.ts";
import { example, fixtureRules } from "../support/fixtures.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { WANTED } from "../../infra/wanted.ts";
import { functionOf, resources, synth } from "./synth.ts";

const { region, clock: rules } = fixtureRules();
const road = {
  claims: [],
  ...(example("municipal-road-application") as Omit<Submission, "claims">),
} satisfies Submission;

const now = parseInstant("2026-03-02T09:00:00+08:00");
const yearLater = plusSeconds(now, 300 * 24 * 3600);
const applicationId = "440307-0123456789ABCDEF";

const received = (submission: Submission) =>
  intake.receive(region, submission, { applicationId, digest: "d" }, now, rules).events;
const accepted = applications.begin(received(road));
if (accepted.status !== "in-review") throw new Error("the example is complete");
const { facts, acceptance } = accepted;
const [planned] = acceptance.reviews.filter(({ matter }) => matter.onTimeout === "deemed-consent");
const opened = open(applications.reviewFacts(facts, acceptance, planned!), now, rules);
if (!opened.ok) throw new Error("the calendar is loaded");

const consent: readonly reviews.ReviewEvent[] = [
  { type: "opinion-given", opinion: { kind: "consent" }, receivedAt: now, overdue: false },
];
const [dispatched, ...served] = opened.value;
if (dispatched?.type !== "review-dispatched") throw new Error("it waits for nobody");
const waiting = [{ ...dispatched, type: "review-waits" }] as const;
const silence = advance(reviews.begin(opened.value), yearLater, rules);
const decision: readonly applications.ApplicationEvent[] = [
  { type: "application-decided", decision: rollUp([]), decidedAt: now, lead: null },
];

/** The record of the stream when `added` is committed after `before`: the item as the adapter writes it. */
function record<S, E>(
  [before, added]: [readonly E[], readonly E[]],
  begin: (events: readonly E[]) => S,
  layOut: (commit: Commit<S, E>) => Item,
  keyOfState: (state: S) => Item,
) {
  const all = [...before, ...added];
  const events = chain(GENESIS, 0, all, now, "somebody");
  const state = begin(all);
  const NewImage: Item = {
    ...keyOfState(state),
    ...layOut({ expected: 0, state, events, attempt: false }),
    history: historyOf(events),
    waitToken: { S: "token" },
  };
  const OldImage = { version: { N: String(before.length) } };
  const eventName = before.length === 0 ? "INSERT" : "MODIFY";
  return { eventName, dynamodb: { SequenceNumber: "1", NewImage, ...(before.length > 0 && { OldImage }) } };
}
const ofApplication = (
  ...events: [readonly applications.ApplicationEvent[], readonly applications.ApplicationEvent[]]
) => record(events, applications.begin, applicationFields, () => keyOf(applicationId));
const ofReview = (...events: [readonly reviews.ReviewEvent[], readonly reviews.ReviewEvent[]]) =>
  record(events, reviews.begin, reviewFields, (review) => keyOf(review.facts.reviewId));

const { workflow } = synth({ code: "440307", awsRegion: "us-east-1" });
const [drive] = functionOf(workflow, "driveWorkflow");
const [, mapping] = resources(workflow, "AWS::Lambda::EventSourceMapping").find(
  ([, { Properties }]) => (Properties["FunctionName"] as { Ref: string }).Ref === drive,
)!;
const { Filters } = mapping.Properties["FilterCriteria"] as { Filters: [{ Pattern: string }] };
const wants = JSON.parse(Filters[0].Pattern) as object;

describe("a record of the stream", () => {
  it.each([
    { of: "an acceptance", record: ofApplication([], received(road)), effect: "start" },
    {
      of: "a receipt that lacks materials",
      record: ofApplication([], received({ ...road, materials: [] })),
      stored: received({ ...road, materials: [] }),
    },
    {
      of: "a decision",
      record: ofApplication(received(road), decision),
      effect: "wake",
      stored: [...received(road), ...decision],
    },
    { of: "a review served", record: ofReview([], opened.value) },
    { of: "an opinion", record: ofReview(opened.value, consent), effect: "wake" },
    { of: "a silence that closed its review", record: ofReview(opened.value, silence), effect: "wake" },
    { of: "a service after others had consented", record: ofReview(waiting, served), effect: "rearm" },
  ])("of $of has its effect on the workflow, and no other", async ({ record, effect, stored }) => {
    const effects: string[] = [];
    const store = memoryStore();
    await createApplication(store, stored ?? received(road), { at: now, by: "somebody" });
    await createReview(store, opened.value, { at: now, by: "somebody" }, "token");
    await driveWorkflow({
      store,
      region,
      rules,
      log: { info: () => {}, error: (_code, _fields, error) => void effects.push(String(error)) },
      engine: {
        start: async () => (effects.push("start"), "started"),
        wake: async () => (effects.push("wake"), "woken"),
        rearm: async () => (effects.push("rearm"), "woken"),
        isRunning: async () => true,
      },
    })({ Records: [record] });
    expect(effects).toEqual(effect === undefined ? [] : [effect]);
  });

  it("of what lies beside the records, or was only noted on one, has no effect and fails nobody", async () => {
    const events = received(road);
    const noted = ofApplication(events, []);
    const beside = [keyOfIssued(applicationId, "acceptance"), keyOfNote("reconciliation-cursor")].map(
      (key, i) => ({
        eventName: "INSERT",
        dynamodb: { SequenceNumber: String(i + 2), NewImage: { ...key, value: { S: "" } } },
      }),
    );
    const store = memoryStore();
    await createApplication(store, events, { at: now, by: "somebody" });
    const effects: string[] = [];
    const log = { info: () => {}, error: (code: string) => void effects.push(code) };
    const fail = async () => Promise.reject(new Error("nothing has happened"));
    const engine = { start: fail, wake: fail, rearm: fail, isRunning: fail };
    const batch = { Records: [noted, ...beside] };
    const none = { batchItemFailures: [] };
    expect(await driveWorkflow({ store, region, rules, log, engine })(batch)).toEqual(none);
    expect(await announce({ bus: { publish: fail }, log })(batch)).toEqual(none);
    expect(effects).toEqual([]);
  });

  // What departments hear of goes to the bus by this way only.
  it("of a dispatch by webhook is announced under the type that the webhook queue takes", async () => {
    const toInBox = applications.reviewFacts(facts, acceptance, planned!);
    const toEndpoint = { ...toInBox, department: { ...toInBox.department, channel: "webhook" as const } };
    const sent = open(toEndpoint, now, rules);
    if (!sent.ok) throw new Error("the calendar is loaded");
    const types: string[] = [];
    const publish = async (list: readonly { type: string }[]) =>
      void types.push(...list.map(({ type }) => type));
    const log = { info: () => {}, error: () => {} };
    await announce({ bus: { publish }, log })({ Records: [ofReview([], sent.value)] });
    expect(types.filter((type) => type in WEBHOOK_TYPES)).toEqual(["review-sent"]);
  });

  // Any of them may start or end something in another record, or owe a notice: the code decides, not the filter.
  it("reaches driveWorkflow whenever a record of a case was written, as the filter has it", () => {
    expect(wants).toEqual(WANTED);
  });
});
