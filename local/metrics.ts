/** Counts since the start, for the whole runtime and for each application: what the cloud would be billed for. */
export type Counts = {
  executions: number;
  stateTransitions: number;
  taskInvocations: number;
  reads: number;
  writes: number;
  readUnits: number;
  writeUnits: number;
  announcements: number;
};

export type Metrics = {
  execution(applicationId: string): void;
  stateTransition(applicationId: string): void;
  taskInvocation(applicationId: string): void;
  read(applicationId: string | undefined, units: number): void;
  write(applicationId: string | undefined, units: number): void;
  announcement(applicationId: string): void;
  counts(applicationId?: string): Counts;
};

const none = (): Counts => ({
  executions: 0,
  stateTransitions: 0,
  taskInvocations: 0,
  reads: 0,
  writes: 0,
  readUnits: 0,
  writeUnits: 0,
  announcements: 0,
});

export function metrics(): Metrics {
  const all = none();
  const byApplication = new Map<string, Counts>();
  function add(applicationId: string | undefined, name: keyof Counts, amount = 1): void {
    all[name] += amount;
    if (applicationId === undefined) return;
    const own = byApplication.get(applicationId) ?? none();
    own[name] += amount;
    byApplication.set(applicationId, own);
  }
  return {
    execution: (id) => add(id, "executions"),
    stateTransition: (id) => add(id, "stateTransitions"),
    taskInvocation: (id) => add(id, "taskInvocations"),
    read(id, units) {
      add(id, "reads");
      add(id, "readUnits", units);
    },
    write(id, units) {
      add(id, "writes");
      add(id, "writeUnits", units);
    },
    announcement: (id) => add(id, "announcements"),
    counts: (id) => ({ ...(id === undefined ? all : (byApplication.get(id) ?? none())) }),
  };
}
