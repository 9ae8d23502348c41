/**
 * The table: one store behind the ports of all processes, and the order in which it was written. It can be
 * restored to how it was earlier, as a backup is: everything that was written since is gone, for good.
 */
import {
  subjectOfChange,
  type CaseStore,
  type Change,
  type ProjectEntry,
} from "../../functions/app/base/ports.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import type { Chained } from "../../functions/domain/base/history.ts";
import type { Command } from "./callers.ts";
import type { Chance } from "./chance.ts";
import type { Call, Holder } from "./processes.ts";
import type { Time } from "./time.ts";

/** What a commit wrote of one record. */
export type Written = { subject: string; events: readonly Chained<CaseEvent>[]; isNew: boolean };

/** One commit, in the order of commits. `cause` is the request that it answers. */
export type Committed = {
  n: number;
  at: number;
  records: readonly Written[];
  cause: Command | null;
};

/** A table as it was: when, how many writes, and how many commits of them. */
export type Backup = { at: number; writes: number; commits: number };

type Method = (...given: unknown[]) => Promise<unknown>;

/** What each method of the port does to the table: one that is missing here is missing in every schedule. */
const DOES = {
  loadCase: "reads",
  loadApplication: "reads",
  loadReview: "reads",
  loadComplaint: "reads",
  loadBill: "reads",
  loadInquiry: "reads",
  loadRating: "reads",
  ratingsIn: "reads",
  inquiriesOpen: "reads",
  waitsOf: "reads",
  histories: "reads",
  complaintsOf: "reads",
  noticesOf: "reads",
  notice: "reads",
  noted: "reads",
  reviewsOf: "reads",
  openReviewsOf: "reads",
  applicationsIn: "reads",
  applicationsOf: "reads",
  complaintsIn: "reads",
  billsIn: "reads",
  holdsOf: "reads",
  hold: "reads",
  projectOf: "reads",
  projectsOf: "reads",
  holdsIn: "reads",
  copies: "reads",
  outages: "reads",
  outage: "reads",
  outagesIn: "reads",
  authorisation: "reads",
  authorisationsOf: "reads",
  authorisationsFor: "reads",
  agentsAskedFor: "reads",
  keepAuthorisation: "writes",
  countedOf: "reads",
  figuresOf: "reads",
  listedOf: "reads",
  lastNumber: "reads",
  noticeNumbered: "reads",
  sealedContact: "reads",
  contactsBefore: "reads",
  deferContact: "writes",
  countAttempt: "writes",
  noteWait: "writes",
  forgetWait: "writes",
  beginGeneration: "writes",
  issueNotices: "writes",
  note: "writes",
  replaceNote: "writes",
  placeHold: "writes",
  endHold: "writes",
  count: "writes",
  keepOutage: "writes",
  takePlace: "writes",
  commit: "commits",
} as const satisfies Record<keyof CaseStore, "reads" | "writes" | "commits">;

const thatDo = (what: "reads" | "writes") =>
  (Object.keys(DOES) as (keyof CaseStore)[]).filter((name) => DOES[name] === what);

/** @param open makes an empty store */
export function table(
  time: Time,
  chance: Chance,
  onCommit: (committed: Committed) => void,
  open: () => CaseStore,
) {
  let base = open();
  let commits: Committed[] = [];
  /** Whatever was written, so that an earlier table can be had again. */
  let writes: ((store: CaseStore) => Promise<unknown>)[] = [];

  /** The record itself, as nobody's port: whichever table it lies in at the moment. */
  const record = new Proxy({} as CaseStore, {
    get: (_, name: keyof CaseStore) => base[name],
  });

  function written(changes: readonly Change[], entry: ProjectEntry | undefined, cause: Command | null): void {
    writes.push((store) => store.commit(changes, entry));
    const records = changes.map((change) => ({
      subject: subjectOfChange(change),
      events: change.events,
      isNew: change.before === null,
    }));
    const committed = { n: commits.length + 1, at: time.now(), records, cause };
    commits.push(committed);
    onCommit(committed);
  }

  function storeOf(call: Call, holder: Holder): CaseStore {
    const reads = thatDo("reads").map((name) => {
      const read: Method = (...given) => call(name, false, () => (base[name] as Method)(...given));
      return [name, read];
    });
    const others = thatDo("writes").map((name) => {
      const write: Method = (...given) =>
        call(name, true, () => {
          const act = (store: CaseStore) => (store[name] as Method)(...given);
          writes.push(act);
          return act(base);
        });
      return [name, write];
    });
    return {
      ...(Object.fromEntries([...reads, ...others]) as CaseStore),
      commit(changes, entry) {
        const what = changes.map((change) => subjectOfChange(change).slice(-12)).join();
        return call(`commit ${what}`, true, async () => {
          if (changes.some(({ before }) => before !== null) && chance.strikes("conflict", what))
            return "conflict";
          const answer = await base.commit(changes, entry);
          if (answer === "conflict") return answer;
          written(changes, entry, holder.current!.command);
          return chance.strikes("retried-by-sdk", what) ? "conflict" : answer;
        });
      },
    };
  }

  return {
    record,
    storeOf,
    commits: () => commits,
    backUp: (): Backup => ({ at: time.now(), writes: writes.length, commits: commits.length }),
    async restore(backup: Backup): Promise<void> {
      writes = writes.slice(0, backup.writes);
      commits = commits.slice(0, backup.commits);
      const earlier = open();
      for (const write of writes) await write(earlier);
      base = earlier;
    },
  };
}
