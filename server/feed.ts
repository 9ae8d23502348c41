/**
 * On one machine the outbox is what the table's stream is in the cloud: every commit is reacted to, those of one case in
 * order, many cases side by side, at least once. What nobody can react to is set aside by itself, and the case goes on;
 * the next start tries it once more, by a version that may know more.
 */
import { isPassing } from "../functions/app/base/passing.ts";
import type { Log } from "../functions/app/base/ports.ts";
import type { Committed } from "../functions/stream/changes.ts";
import type { Activity } from "./activity.ts";
import { behind } from "./behind.ts";
import type { Aside, Outbox, Owed, OwedRecord, Written } from "./store/outbox.ts";

export type Reaction = (committed: Committed) => Promise<void>;

export type Feed = {
  /** Something of this case has been committed. */
  push(applicationId: string): void;
  /** Reacts to whatever was committed and not reacted to when the process last ended, what was set aside among it. */
  resume(): Promise<void>;
  /** Resolves when all of that has been reacted to once, whatever has come since. */
  caughtUp(): Promise<void>;
};

/** Cases that are reacted to at a time: more than callers who commit at once, or reactions would fall behind them. */
const SIDE_BY_SIDE = 64;
/** While somebody waits for an answer, which comes first: a rush is answered, and what follows from it comes behind it. */
const WHILE_AWAITED = 8;
/** Of what may pass by itself; what does not is tried once. */
const TRIES = 5;
/** Commits that are settled in one write. A process that is killed before reacts to them again, which is safe. */
const SETTLED_AT_ONCE = 50;

export type FeedOptions = {
  outbox: Outbox;
  /** In the order of a case's commits. */
  reactions: readonly Reaction[];
  /** For these nobody waits: they react behind all others, in no order; a commit is settled when they have, too. */
  afterwards?: readonly Reaction[];
  activity: Activity;
  log: Log;
};

/** A commit that was reacted to in order, with the records to which somebody could not react, once all have. */
type Reacted = { seq: number; aside: Promise<readonly OwedRecord[]> };

export function feed({ outbox, reactions, afterwards = [], activity, log }: FeedOptions): Feed {
  const last = behind(activity);
  /** Cases in turn; one that is under way and has something new comes again. */
  const queued = new Set<string>();
  const going = new Set<string>();
  /** What was reacted to and is not settled yet: the last commit of a case, and how many settlements are under way. */
  const unsettled = new Map<string, { last: number; times: number }>();
  /** Cases that the last end left, and that have not had their turn. */
  const left = new Set<string>();
  let toldCaughtUp = () => {};
  const isCaughtUp = new Promise<void>((resolve) => (toldCaughtUp = resolve));

  function next(): void {
    for (const applicationId of queued) {
      if (going.size >= (activity.awaited() > 0 ? WHILE_AWAITED : SIDE_BY_SIDE)) return;
      if (going.has(applicationId)) continue;
      queued.delete(applicationId);
      going.add(applicationId);
      void activity.track(async () => {
        try {
          await drain(applicationId);
        } catch (error) {
          // The outbox itself cannot be read: what is in it stays, and the next start makes up for it.
          log.error("reaction-failed", { applicationId }, error);
        } finally {
          going.delete(applicationId);
          rested(applicationId);
          next();
        }
      });
    }
  }

  function rested(applicationId: string): void {
    if (going.has(applicationId) || unsettled.has(applicationId)) return;
    if (left.delete(applicationId) && left.size === 0) toldCaughtUp();
  }

  async function drain(applicationId: string): Promise<void> {
    let found = outbox.next(applicationId, unsettled.get(applicationId)?.last ?? 0);
    while (found) {
      const reacted: Reacted[] = [];
      for (let i = 0; found && i < SETTLED_AT_ONCE; i++) {
        const { seq }: Owed = found;
        const failed = await inTurn(reactions, applicationId, found);
        const owed = found;
        const aside = last.run(async () => inTurn(afterwards, applicationId, owed, failed));
        reacted.push({ seq, aside });
        found = outbox.next(applicationId, seq);
      }
      void activity.track(() => settle(applicationId, reacted));
    }
  }

  /** What has been reacted to is owed no more when those have reacted who do so afterwards; the case goes on meanwhile. */
  async function settle(applicationId: string, reacted: readonly Reacted[]): Promise<void> {
    const times = unsettled.get(applicationId)?.times ?? 0;
    unsettled.set(applicationId, { last: reacted.at(-1)!.seq, times: times + 1 });
    const [done, aside]: [number[], Aside[]] = [[], []];
    try {
      for (const one of reacted) {
        const { seq } = one;
        const records = await one.aside;
        if (records.length === 0) done.push(seq);
        else aside.push({ seq, records });
      }
      await outbox.settle({ done, aside });
    } catch (error) {
      log.error("reaction-failed", { applicationId }, error);
    } finally {
      const now = unsettled.get(applicationId)!;
      if (now.times === 1) unsettled.delete(applicationId);
      else unsettled.set(applicationId, { ...now, times: now.times - 1 });
      rested(applicationId);
    }
  }

  /** Has these react to a commit, record by record. @returns to which of its records somebody could not, beside `before` */
  async function inTurn(
    some: readonly Reaction[],
    applicationId: string,
    { seq, records }: Owed,
    before: readonly OwedRecord[] = [],
  ): Promise<readonly OwedRecord[]> {
    const failed = new Set(before);
    for (const written of records) {
      const answers = await Promise.all(some.map((react) => tried(react, applicationId, seq, written)));
      if (answers.includes(false)) failed.add(written.owed);
    }
    return records.map(({ owed }) => owed).filter((owed) => failed.has(owed));
  }

  async function tried(
    react: Reaction,
    applicationId: string,
    seq: number,
    { subject, committed }: Written,
  ): Promise<boolean> {
    for (let tries = 1; ; tries++)
      try {
        await react(committed());
        return true;
      } catch (error) {
        if (tries < TRIES && isPassing(error)) continue;
        log.error("record-set-aside", { applicationId, subject, sequenceNumber: String(seq), tries }, error);
        return false;
      }
  }

  return {
    caughtUp: () => isCaughtUp,
    push(applicationId) {
      queued.add(applicationId);
      next();
    },
    async resume() {
      await outbox.takeUp();
      for (const applicationId of outbox.waiting()) {
        queued.add(applicationId);
        left.add(applicationId);
      }
      if (left.size === 0) toldCaughtUp();
      next();
    },
  };
}
