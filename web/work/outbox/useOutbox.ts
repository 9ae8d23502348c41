/**
 * Opinions that are signed and about to leave: for ten seconds they can be called back. Each leaves as a command of its own,
 * for its own review, and is answered as the first time where it comes twice; that one fails stops no other.
 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { call } from "../../shared/api/client.ts";
import { dropDraft } from "../../shared/api/drafts.ts";
import { serverNow } from "../../shared/api/serverNow.ts";
import { credentials, type Credentials } from "../../shared/api/session.ts";
import { opinionDraft } from "../form/names.ts";

/** An opinion on its way. */
export type Send = {
  reviewId: string;
  /** What it is about, for people. */
  title: string;
  dueAt: string | null;
  body: unknown;
};

export type Item = Send & {
  /** As whom it was signed. */
  by: Credentials;
  state: "waiting" | "sent" | "failed";
  error: unknown;
};

/** What was signed at once. */
export type Batch = {
  id: number;
  items: readonly Item[];
  state: "held" | "sending" | "over";
  /** While it is held. */
  secondsLeft: number;
};

export type Outbox = {
  batches: readonly Batch[];
  hold: (sends: readonly Send[]) => void;
  /** Takes it back. */
  callBack: (id: number) => void;
  /** Sends it at once, or what of it has failed once more. */
  send: (id: number) => void;
  close: (id: number) => void;
  /** Whether an opinion about it is on its way. */
  has: (reviewId: string) => boolean;
};

const HELD_SECONDS = 10;
/** What falls due so soon is not held: it would come too late. */
const TOO_SOON_MS = 60_000;
/** So many leave at a time. */
const LANES = 3;

/** @param onSent told of what is on record */
export function useOutbox(onSent: (reviewIds: readonly string[]) => void): Outbox {
  const [batches, setBatches] = useState<readonly Batch[]>([]);
  const latest = useRef(batches);
  const told = useRef(onSent);
  told.current = onSent;

  const update = (next: readonly Batch[]) => setBatches((latest.current = next));
  const find = (id: number) => latest.current.find((batch) => batch.id === id);
  const change = (id: number, to: (batch: Batch) => Partial<Batch>) =>
    update(latest.current.map((batch) => (batch.id === id ? { ...batch, ...to(batch) } : batch)));
  const changeItem = (id: number, reviewId: string, to: Partial<Item>) =>
    change(id, ({ items }) => ({
      items: items.map((item) => (item.reviewId === reviewId ? { ...item, ...to } : item)),
    }));

  async function sendOne(id: number, { reviewId, body, by }: Item, isLeaving: boolean): Promise<void> {
    try {
      await call("giveOpinion", { path: { reviewId }, body, by: credentials() ?? by, isLeaving });
      dropDraft(opinionDraft(reviewId));
      changeItem(id, reviewId, { state: "sent", error: null });
    } catch (error) {
      changeItem(id, reviewId, { state: "failed", error });
    }
  }

  async function release(id: number, isLeaving = false): Promise<void> {
    const batch = find(id);
    if (!batch || batch.state === "sending") return;
    const waiting = batch.items.filter(({ state }) => state !== "sent");
    change(id, () => ({ state: "sending" }));
    // A page that is left may ask for no more once it is gone.
    const lanes = isLeaving ? waiting.length : LANES;
    await Promise.all(
      Array.from({ length: lanes }, async () => {
        for (let item = waiting.shift(); item; item = waiting.shift()) await sendOne(id, item, isLeaving);
      }),
    );
    change(id, () => ({ state: "over" }));
    told.current(
      (find(id)?.items ?? []).flatMap(({ reviewId, state }) => (state === "sent" ? [reviewId] : [])),
    );
  }

  const isHolding = batches.some(({ state }) => state === "held");
  // With what is shown as held, not some time after it: whoever leaves in between has signed, too.
  useLayoutEffect(() => {
    if (!isHolding) return;
    const held = () => latest.current.filter(({ state }) => state === "held");
    const tick = () => {
      for (const { id, secondsLeft } of held())
        if (secondsLeft <= 1) void release(id);
        else change(id, () => ({ secondsLeft: secondsLeft - 1 }));
    };
    // Whoever has signed has signed, and need not stay.
    const leave = () => held().forEach(({ id }) => void release(id, true));
    const timer = setInterval(tick, 1000);
    addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      removeEventListener("pagehide", leave);
    };
  }, [isHolding]);

  const number = useRef(0);
  return {
    batches,
    hold(sends) {
      const id = ++number.current;
      const by = credentials();
      const items = sends.map((send) => ({ ...send, by, state: "waiting" as const, error: null }));
      // What is over and done with makes room.
      const rest = latest.current.filter((one) => one.state !== "over" || one.items.some(isFailed));
      update([...rest, { id, items, state: "held", secondsLeft: HELD_SECONDS }]);
      void isDueSoon(sends).then((isSoon) => {
        if (isSoon && find(id)?.state === "held") void release(id);
      });
    },
    callBack: (id) => find(id)?.state === "held" && update(latest.current.filter((one) => one.id !== id)),
    send: (id) => void release(id),
    close: (id) => update(latest.current.filter((one) => one.id !== id)),
    has: (reviewId) =>
      batches.some(({ items }) => items.some((item) => item.reviewId === reviewId && !isFailed(item))),
  };
}

export const isFailed = ({ state }: Item): boolean => state === "failed";

/** By the server's time, which decides; where it does not say, nobody knows. */
async function isDueSoon(sends: readonly Send[]): Promise<boolean> {
  const now = await serverNow();
  return sends.some(({ dueAt }) => {
    const at = dueAt && now(dueAt);
    return dueAt !== null && at !== null && Date.parse(dueAt) - Date.parse(at) < TOO_SOON_MS;
  });
}
