/** The very handlers of the cloud, bound to what one machine has. */
import type { CaseStore, Engine, Log } from "../functions/app/base/ports.ts";
import { ROUTES } from "../functions/contracts/routes.ts";
import type { ClockRules } from "../functions/domain/calendar/clock.ts";
import type { Instant } from "../functions/domain/base/time.ts";
import type { Handler } from "../functions/http/base/handle.ts";
import { awaitReview } from "../functions/tasks/awaitReview.ts";
import { conclude } from "../functions/tasks/conclude.ts";
import type { TaskHandlers } from "./engine.ts";

/** Every route's handler, from the file that its contract names. */
export const allHandlers = (): Promise<Handler[]> =>
  Promise.all(
    ROUTES.map(async ({ noun, name }) => {
      const module = (await import(`../functions/http/${noun}/${name}.ts`)) as Record<string, Handler>;
      return module[name]!;
    }),
  );

type TaskDeps = {
  store: CaseStore;
  engine: Engine;
  rules: ClockRules;
  now: () => Instant;
  settleSeconds: number;
  log: Log;
};

export const taskHandlers = (deps: TaskDeps): TaskHandlers => ({
  awaitReview: awaitReview(deps),
  conclude: conclude(deps),
});
