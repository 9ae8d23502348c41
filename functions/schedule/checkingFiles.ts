/** Looking at files that came in parts, as the schedule calls it. */
import { checkFiles, type Checking } from "../app/files/checking.ts";
import { epochOf } from "../domain/base/time.ts";

/** The next round comes a minute later: what it is to begin this one leaves. */
const BEGIN_MILLISECONDS = 50_000;

export const checkingFiles = (deps: Omit<Checking, "isOver">) => async (): Promise<{ checked: number }> => {
  const since = epochOf(deps.now());
  return {
    checked: await checkFiles({ ...deps, isOver: () => epochOf(deps.now()) - since > BEGIN_MILLISECONDS }),
  };
};
