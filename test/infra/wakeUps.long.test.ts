/** The filter of `driveWorkflow` lets through whatever it reacts to. */
import { describe, expect, it } from "@jest/globals";
import { SOMEBODY } from "../support/people.ts";
import { keyOfIssued, keyOfNote, keyOfWaiting, newItem, type Item } from "../../functions/adapters/items.ts";
import { changeCase } from "../../functions/app/base/commit.ts";
import { chain, GENESIS } from "../../functions/app/base/history.ts";
import type { Change } from "../../functions/app/base/ports.ts";
import { advance, open } from "../../functions/domain/review/advance.ts";
import * as applications from "../../functions/domain/application/replay.ts";
import type { ApplicationEvent } from "../../functions/domain/application/applicationEvent.ts";
import { caseFactsOf, framesOf } from "../../functions/domain/application/application.ts";
import * as intake from "../../functions/domain/application/intake.ts";
import * as reviews from "../../functions/domain/review/replay.ts";
import type { ReviewEvent } from "../../functions/domain/review/review.ts";
import { rollUp } from "../../functions/domain/application/rollUp.ts";
import type { Submission } from "../../functions/domain/application/submission.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { announce } from "../../functions/stream/announce.ts";
import { driveWorkflow } from "../../functions/stream/driveWorkflow.ts";
import { WEBHOOK_TYPES } from "../../functions/contracts/events/events.ts";
import { WANTED } from "../../infra/wanted.ts";
import { aCase, rules as fixture, T0 as now } from "../support/cases.ts";
import { example } from "../support/fixtures.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { functionOf, resources, synth } from "./synth.ts";
import { NO_COPIES } from "../support/copies.ts";
import { SIGNING } from "../support/signer.ts";

const { region, clock: rules } = fixture;
const road = {
  claims: [],
  ...(example("municipal-road-application") as Omit<Submission, "claims">),
} satisfies Submission;

const yearLater = plusSeconds(now, 300 * 24 * 3600);
const applicationId = "440307-0123456789ABCDEF";

const received = (submission: Submission) =>
  intake.receive(region, submission, { applicationId, digest: "d", contact: "c" }, now, rules).events;

const { application, reviews: laidOut } = await aCase(memoryStore(), applicationId);
const { facts } = laidOut.find(({ state }) => state.facts.matter.onTimeout === "deemed-consent")!.state;
const given = caseFactsOf(framesOf(application.state), facts.reviewId);
const opened = open(facts, { asOf: now, recordedAt: now }, rules);

const consent: readonly ReviewEvent[] = [
  {
    type: "opinion-given",
    opinion: { kind: "consent" },
    receivedAt: now,
    overdue: false,
    judgedBy: { kinds: "w" },
  },
];
const [dispatched, ...served] = opened;
if (dispatched?.type !== "review-dispatched") throw new Error("it waits for nobody");
const waiting = [{ ...dispatched, type: "review-waits" }] as const;
/** Signed for, and answered by nobody. */
const signed = [...opened, { type: "review-signed-for", signature: { by: SOMEBODY, at: now } } as const];
const silence = advance(reviews.begin(given, signed), yearLater, rules);
const decision: readonly ApplicationEvent[] = [
  { type: "application-decided", decision: rollUp([]), decidedAt: now, lead: null },
];

/** The record of the stream when `added` is committed after `before`: the item as the adapter writes it. */
function record<E>(
  [before, added]: readonly [readonly E[], readonly E[]],
  changeOf: (all: readonly E[]) => Change,
): { eventName: string; dynamodb: { SequenceNumber: string; NewImage: Item; OldImage?: object } } {
  const NewImage = newItem(changeOf([...before, ...added]));
  const OldImage = { version: { N: String(before.length) } };
  const eventName = before.length === 0 ? "INSERT" : "MODIFY";
  return { eventName, dynamodb: { SequenceNumber: "1", NewImage, ...(before.length > 0 && { OldImage }) } };
}
const first = { before: null, attempt: false } as const;
const chained = <E extends object>(all: readonly E[]) => chain(GENESIS, 0, all, now, SOMEBODY);
const ofApplication = (...events: [readonly ApplicationEvent[], readonly ApplicationEvent[]]) =>
  record(events, (all) => ({
    of: "application",
    ...first,
    state: applications.begin(all),
    events: chained(all),
  }));
const ofReview = (...events: [readonly ReviewEvent[], readonly ReviewEvent[]]) =>
  record(events, (all) => ({
    of: "review",
    ...first,
    state: reviews.begin(given, all),
    events: chained(all),
  }));

const { workflow } = synth({ code: "440307", awsRegion: "us-east-1" });
const [drive] = functionOf(workflow, "driveWorkflow");
const [, mapping] = resources(workflow, "AWS::Lambda::EventSourceMapping").find(
  ([, { Properties }]) => (Properties["FunctionName"] as { Ref: string }).Ref === drive,
)!;
const { Filters } = mapping.Properties["FilterCriteria"] as { Filters: [{ Pattern: string }] };
const wants = JSON.parse(Filters[0].Pattern) as object;

/** A case on record for all of whose records somebody waits. */
async function awaited() {
  const store = memoryStore();
  await aCase(store, applicationId);
  for (const subject of [applicationId, facts.reviewId])
    await store.noteWait({ subject, generation: 1, token: "token" });
  return store;
}
/** Nothing is to be set aside here. */
const aside = { put: async () => Promise.reject(new Error("set aside")) };
const silentLog = { info: () => undefined, error: () => undefined };

describe("a record of the stream", () => {
  it.each([
    { of: "an acceptance", record: ofApplication([], received(road)), effects: ["start"] },
    {
      of: "a receipt that lacks materials",
      record: ofApplication([], received({ ...road, materials: [] })),
      effects: [],
    },
    { of: "a decision", record: ofApplication(received(road), decision), effects: ["wake"] },
    { of: "a review served with the acceptance", record: ofReview([], opened), effects: [] },
    { of: "an opinion", record: ofReview(opened, consent), effects: ["wake"] },
    {
      of: "a silence that closed its review",
      record: ofReview(signed, silence),
      effects: ["wake"],
    },
    {
      of: "a service after others had consented",
      record: ofReview(waiting, served),
      effects: ["rearm"],
    },
  ])("of $of has its effect on the workflow, and no other", async ({ of, record: one, effects }) => {
    const store = await awaited();
    // A notice says how things stood at its event, which is on record by then.
    if (of === "a decision")
      await changeCase(store, applicationId, { at: now, by: SOMEBODY }, () => ({ events: decision }));
    const seen: string[] = [];
    await driveWorkflow({
      ...SIGNING,
      ...NO_COPIES,
      store,
      region,
      rules,
      now: () => now,
      settleSeconds: 60,
      aside,
      log: { ...silentLog, error: (_code, _fields, error) => void seen.push(String(error)) },
      engine: {
        start: async () => (seen.push("start"), "started"),
        wake: async () => (seen.push("wake"), "woken"),
        rearm: async () => (seen.push("rearm"), "woken"),
      },
    })({ Records: [one] });
    expect(seen).toEqual(effects);
  });

  it("of what lies beside the records, or was only noted on one, has no effect and fails nobody", async () => {
    const events = received(road);
    const noted = ofApplication(events, []);
    const keys = [
      keyOfIssued(applicationId, "acceptance"),
      keyOfNote("reconciliation-cursor"),
      keyOfWaiting({ subject: facts.reviewId, generation: 1 }),
    ];
    const beside = keys.map((key, i) => ({
      eventName: "INSERT",
      dynamodb: { SequenceNumber: String(i + 2), NewImage: { ...key, value: { S: "" } } },
    }));
    const effects: string[] = [];
    const log = { ...silentLog, error: (code: string) => void effects.push(code) };
    const fail = async () => Promise.reject(new Error("nothing has happened"));
    const engine = { start: fail, wake: fail, rearm: fail };
    const batch = { Records: [noted, ...beside] };
    const none = { batchItemFailures: [] };
    const store = await awaited();
    const deps = {
      ...SIGNING,
      ...NO_COPIES,
      store,
      region,
      rules,
      now: () => now,
      settleSeconds: 60,
      log,
      aside,
      engine,
    };
    expect(await driveWorkflow(deps)(batch)).toEqual(none);
    expect(await announce({ bus: { publish: fail }, log, aside, store, now: () => now })(batch)).toEqual(
      none,
    );
    expect(effects).toEqual([]);
  });

  // What departments hear of goes to the bus by this way only.
  it("of a dispatch by webhook is announced under the type that the webhook queue takes", async () => {
    const toEndpoint = { ...facts, department: { ...facts.department, channel: "webhook" as const } };
    const sent = open(toEndpoint, { asOf: now, recordedAt: now }, rules);
    const types: string[] = [];
    const publish = async (list: readonly { type: string }[]) =>
      void types.push(...list.map(({ type }) => type));
    const store = memoryStore();
    await announce({ bus: { publish }, log: silentLog, aside, store, now: () => now })({
      Records: [ofReview([], sent)],
    });
    expect(types.filter((type) => type in WEBHOOK_TYPES)).toEqual(["review-sent"]);
  });

  // Any of them may start or end something in another record, or owe a notice: the code decides, not the filter.
  it("reaches driveWorkflow whenever a record of a case was written, as the filter has it", () => {
    expect(wants).toEqual(WANTED);
  });
});
