/** The green channel of a case (绿色通道), as whoever asks may see it. */
import { getGreenChannel as contract } from "../../contracts/application/green.ts";
import { handle } from "../base/handle.ts";
import { greenAnswer } from "./green.ts";
import { visitsFor } from "./visitsRead.ts";

export const getGreenChannel = handle(contract, (deps) => async ({ path, caller, now }) => {
  const found = await visitsFor(deps, path.applicationId, caller);
  return greenAnswer(deps, found, caller, now);
});
