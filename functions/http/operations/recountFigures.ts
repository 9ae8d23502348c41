/** The operator has the figures counted anew from the histories. */
import { recount } from "../../app/operations/recount.ts";
import { recountFigures as contract } from "../../contracts/operations/routes.ts";
import { handle } from "../base/handle.ts";

/** What fits into the time of any command, whose function it shares; `finished: false` asks for another. */
const MOST = 20;

export const recountFigures = handle(contract, (deps) => async ({ now }) => ({
  body: await recount(deps, now, MOST),
}));
