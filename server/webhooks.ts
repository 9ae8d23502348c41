/**
 * EventBridge's rules, the queues and their retries on one machine: what the bus carries to departments with an endpoint, and to
 * providers of payments,
 * handed to the very function of the cloud, again and again by the runtime's clock. What waits is rows: it outlives the
 * process, and nothing of it is in memory.
 */
import type { DatabaseSync } from "node:sqlite";
import type { Announcement, Log, Webhooks } from "../functions/app/base/ports.ts";
import { WEBHOOK_TYPES } from "../functions/contracts/events/events.ts";
import { epochOf, instantOfEpoch, plusSeconds, type Instant } from "../functions/domain/base/time.ts";
import { ORDER_OPENED } from "../functions/contracts/events/billing.ts";
import { MOST_TRIES, type QueueResponse } from "../functions/webhooks/batch.ts";
import type { Activity } from "./activity.ts";
import type { RuntimeClock } from "./clock.ts";
import { waitingWebhooks, type Standing, type Waiting } from "./store/webhooks.ts";
import type { Writes } from "./store/writes.ts";

export type Deps = {
  database: DatabaseSync;
  writes: Writes;
  clock: RuntimeClock;
  activity: Activity;
  /** Whose lane it goes by: the department with an endpoint that is told, the provider that an order is for; `undefined` when nobody is. */
  toldAt: (announcement: Announcement) => Promise<string | undefined>;
  log: Log;
};

/** Under way to one department at a time: one that does not answer holds nobody else up. */
const SIDE_BY_SIDE = 16;

/** A message that its department has not taken: of which type, about what, how often it was sent, and when it is next. */
export type StandingMessage = {
  webhookId: string;
  type: string;
  reviewId: string;
  tries: number;
  /** `null` when it was given up, and waits for somebody to have it sent again. */
  nextAt: Instant | null;
};

/** As many as anybody reads. */
const MOST_STANDING = 50;

export type WebhookQueue = {
  /** It is told, whatever ends the process, once this has resolved; `undefined` of what no department is told. */
  push(announcement: Announcement): Promise<void> | undefined;
  retryIn: Webhooks["retryIn"];
  /** What a department has not taken yet, or what was given up, the next first. */
  standing(department: string): readonly StandingMessage[];
  /** The queue's consumer; set once, when it is there. Whatever the last end left is handed to it. */
  consume(consumer: (batch: unknown) => Promise<QueueResponse>): void;
  /** Nothing more is handed over; what is under way comes to its end. */
  stop(): Promise<void>;
};

export function webhookQueue({ database, writes, clock, activity, toldAt, log }: Deps): WebhookQueue {
  const rows = waitingWebhooks(database);
  const departments = new Set(rows.departments());
  /** Messages under way, by department. */
  const going = new Map<string, Set<string>>();
  const waits = new Map<string, number>();
  const handing = new Set<Promise<void>>();
  let consumer: ((batch: unknown) => Promise<QueueResponse>) | undefined;
  let alarm: { at: number; cancel: () => void } | undefined;
  let isStopped = false;

  const now = (): number => epochOf(clock.now());

  function fill(department: string): void {
    if (isStopped || !consumer) return;
    const own = going.get(department) ?? new Set();
    going.set(department, own);
    for (const waiting of rows.due(department, now(), SIDE_BY_SIDE + own.size)) {
      if (own.size >= SIDE_BY_SIDE) break;
      if (own.has(waiting.id)) continue;
      own.add(waiting.id);
      const handed = tracked(() => hand(department, waiting)).finally(() => handing.delete(handed));
      handing.add(handed);
    }
    arm(department);
  }

  /** In virtual time the clock waits for it; by the machine's an endpoint that hangs would hold everybody up. */
  const tracked = (work: () => Promise<void>): Promise<void> =>
    clock.isVirtual() ? activity.track(work) : work();

  async function hand(department: string, waiting: Waiting): Promise<void> {
    const { id, tries } = waiting;
    try {
      const isDone = await consumed(waiting);
      const seconds = waits.get(id) ?? 60;
      const isGivenUp = !isDone && tries + 1 >= MOST_TRIES;
      await writes.repeatable(() => {
        if (isDone) rows.remove(id);
        else rows.again(id, tries + 1, isGivenUp ? null : now() + seconds * 1000);
      });
      if (isGivenUp)
        log.error("webhook-failed", { messageId: id }, new Error(`given up after ${tries + 1} tries`));
      going.get(department)!.delete(id);
      fill(department);
    } catch (error) {
      // What has become of it cannot be written: until that has passed it is not handed over again.
      log.error("webhook-failed", { messageId: id }, error);
      clock.at(plusSeconds(clock.now(), 60), () => {
        going.get(department)!.delete(id);
        fill(department);
      });
    } finally {
      waits.delete(id);
    }
  }

  /** @returns whether nothing is left to do for it */
  async function consumed({ id, message, tries }: Waiting): Promise<boolean> {
    const attributes = { ApproximateReceiveCount: String(tries + 1) };
    try {
      const record = { messageId: id, receiptHandle: id, body: message, attributes };
      const { batchItemFailures } = await consumer!({ Records: [record] });
      return batchItemFailures.length === 0;
    } catch (error) {
      log.error("webhook-failed", { messageId: id }, error);
      return false;
    }
  }

  /** One alarm: for whatever is due first of what is not due yet. */
  function arm(department: string): void {
    const at = rows.nextDue(department, now());
    if (at === undefined || (alarm && alarm.at <= at)) return;
    alarm?.cancel();
    alarm = { at, cancel: clock.at(instantOfEpoch(at), ring) };
  }

  function ring(): void {
    alarm = undefined;
    for (const department of departments) fill(department);
  }

  async function queued(announcement: Announcement): Promise<void> {
    const { id, type, subject, at, data } = announcement;
    const department = await toldAt(announcement);
    if (department === undefined) return;
    const message = JSON.stringify({ "detail-type": type, detail: { id, subject, at, ...data } });
    await writes.repeatable(() => rows.put(id, department, message, now()));
    departments.add(department);
    fill(department);
  }

  return {
    push: (announcement) =>
      announcement.type in WEBHOOK_TYPES || announcement.type === ORDER_OPENED
        ? queued(announcement)
        : undefined,
    async retryIn(receiptHandle, seconds) {
      waits.set(receiptHandle, seconds);
    },
    standing: (department) => rows.of(department, MOST_STANDING).map(standingOf),
    consume(given) {
      consumer = given;
      ring();
    },
    async stop() {
      isStopped = true;
      alarm?.cancel();
      await Promise.all(handing);
    },
  };
}

function standingOf({ id, message, tries, due }: Standing): StandingMessage {
  const { "detail-type": name, detail } = JSON.parse(message) as {
    "detail-type": string;
    detail: { subject: string };
  };
  const nextAt = due === null ? null : instantOfEpoch(due);
  return { webhookId: id, type: WEBHOOK_TYPES[name] ?? name, reviewId: detail.subject, tries, nextAt };
}
