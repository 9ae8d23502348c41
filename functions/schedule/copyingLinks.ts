/** Copying what was handed in as links, as the schedule calls it. */
import { copyLinks, type CopyingDeps } from "../app/files/copying.ts";
import { epochOf } from "../domain/base/time.ts";

/** The next round comes a minute later: what it is to begin this one leaves. */
const BEGIN_MILLISECONDS = 50_000;

export const copyingLinks = (deps: Omit<CopyingDeps, "isOver">) => async (): Promise<{ tried: number }> => {
  const since = epochOf(deps.now());
  return {
    tried: await copyLinks({ ...deps, isOver: () => epochOf(deps.now()) - since > BEGIN_MILLISECONDS }),
  };
};
