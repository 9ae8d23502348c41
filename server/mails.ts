/**
 * Mails to applicants on one machine: rows of the record, put down with what was announced and tried one after the other by the
 * runtime's clock, further and further apart. Each ends once: sent, refused, without anybody to send it to, or given up.
 */
import type { DatabaseSync } from "node:sqlite";
import type { Announcement, Log } from "../functions/app/base/ports.ts";
import { mailOf } from "../functions/contracts/events/events.ts";
import { epochOf, instantOfEpoch } from "../functions/domain/base/time.ts";
import type { Telling, Told } from "../functions/notifications/notify.ts";
import { backOffSeconds, MOST_TRIES } from "../functions/webhooks/batch.ts";
import type { Activity } from "./activity.ts";
import type { RuntimeClock } from "./clock.ts";
import { mailsIn, type WaitingMail } from "./store/mails.ts";
import type { Writes } from "./store/writes.ts";

export type Deps = {
  database: DatabaseSync;
  writes: Writes;
  clock: RuntimeClock;
  activity: Activity;
  /** Between 0 and 1: spreads retries. */
  random: () => number;
  log: Log;
};

export type MailQueue = {
  /** It will be told of, whatever ends the process, once this has resolved. */
  push(announcement: Announcement): Promise<void> | undefined;
  /** Who sends them; set once. Whatever the last end left is handed over. */
  consume(tell: (telling: Telling) => Promise<Told>): void;
  /** What was given up is tried again from now on, under the same Message-ID. @returns how many those are */
  again(): Promise<number>;
  /** Nothing more is handed over; what is under way comes to its end. */
  stop(): Promise<void>;
};

export function mailQueue({ database, writes, clock, activity, random, log }: Deps): MailQueue {
  const rows = mailsIn(database);
  let tell: ((telling: Telling) => Promise<Told>) | undefined;
  let going: Promise<void> | undefined;
  let alarm: { at: number; cancel: () => void } | undefined;
  let isStopped = false;

  const now = (): number => epochOf(clock.now());

  /** In virtual time the clock waits for it; by the machine's a server that hangs would hold everybody up. */
  function wake(): void {
    if (isStopped || !tell || going) return;
    going = (clock.isVirtual() ? activity.track(all) : all()).finally(() => {
      going = undefined;
      arm();
    });
  }

  async function all(): Promise<void> {
    try {
      for (let mail = rows.due(now()); mail && !isStopped; mail = rows.due(now())) await one(mail);
    } catch (error) {
      // What has become of it cannot be written: it is tried again with the next.
      log.error("notification-failed", {}, error);
    }
  }

  async function one(mail: WaitingMail): Promise<void> {
    const tries = mail.tries + 1;
    const told = await toldOf(mail);
    const isGivenUp = told === "later" && tries >= MOST_TRIES;
    const at = now() + backOffSeconds(tries, random()) * 1000;
    await writes.repeatable(() => {
      if (told !== "later") rows.over(mail.id, tries, told);
      else if (isGivenUp) rows.over(mail.id, tries, "given-up");
      else rows.again(mail.id, tries, at);
    });
    if (isGivenUp)
      log.error(
        "notification-failed",
        { notificationId: mail.id },
        new Error(`given up after ${tries} tries`),
      );
  }

  async function toldOf({ id, applicationId, kind }: WaitingMail): Promise<Told> {
    try {
      return await tell!({ id, applicationId, kind });
    } catch (error) {
      log.error("notification-failed", { notificationId: id }, error);
      return "later";
    }
  }

  function arm(): void {
    const at = rows.nextDue();
    if (isStopped || at === null || (alarm && alarm.at <= at)) return;
    alarm?.cancel();
    const ring = () => {
      alarm = undefined;
      wake();
    };
    alarm = { at, cancel: clock.at(instantOfEpoch(Math.max(at, now() + 1000)), ring) };
  }

  return {
    push({ id, type, data }) {
      const kind = mailOf(type, data);
      if (kind === undefined) return undefined;
      const mail = { id, applicationId: String(data["applicationId"]), kind };
      return writes.repeatable(() => rows.put(mail, now())).then(wake);
    },
    consume(given) {
      tell = given;
      wake();
    },
    async again() {
      let count = 0;
      await writes.repeatable(() => {
        count = rows.anew(now());
      });
      wake();
      return count;
    },
    async stop() {
      isStopped = true;
      alarm?.cancel();
      await going;
    },
  };
}
