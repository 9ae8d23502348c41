/**
 * Counts since the start, for the whole runtime and for each of the applications that were busy last: what the cloud would
 * be billed for.
 */
import { latest } from "../functions/app/base/latest.ts";

export type Counts = {
  executions: number;
  stateTransitions: number;
  taskInvocations: number;
  reads: number;
  writes: number;
  /** What DynamoDB would bill; this store has no such units. */
  readUnits: null;
  writeUnits: null;
  announcements: number;
};

export type Metrics = {
  execution(applicationId: string): void;
  stateTransition(applicationId: string): void;
  taskInvocation(applicationId: string): void;
  read(applicationId: string | undefined): void;
  write(applicationId: string | undefined): void;
  announcement(applicationId: string): void;
  counts(applicationId?: string): Counts;
};

type Counted = Exclude<keyof Counts, "readUnits" | "writeUnits">;

const none = (): Counts => ({
  executions: 0,
  stateTransitions: 0,
  taskInvocations: 0,
  reads: 0,
  writes: 0,
  readUnits: null,
  writeUnits: null,
  announcements: 0,
});

/** Applications that are counted for themselves: a hundred thousand that wait take no memory here either. */
const MOST_APPLICATIONS = 1000;

export function metrics(): Metrics {
  const all = none();
  const byApplication = latest<Counts>(MOST_APPLICATIONS);
  function add(applicationId: string | undefined, name: Counted): void {
    all[name]++;
    if (applicationId === undefined) return;
    let own = byApplication.get(applicationId);
    if (!own) byApplication.set(applicationId, (own = none()));
    own[name]++;
  }
  return {
    execution: (id) => add(id, "executions"),
    stateTransition: (id) => add(id, "stateTransitions"),
    taskInvocation: (id) => add(id, "taskInvocations"),
    read: (id) => add(id, "reads"),
    write: (id) => add(id, "writes"),
    announcement: (id) => add(id, "announcements"),
    counts: (id) => ({ ...(id === undefined ? all : (byApplication.get(id) ?? none())) }),
  };
}
