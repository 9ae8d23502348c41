/** The operator compares records with the engine now, and heals. */
import { reconcile } from "../../app/operations/reconciliation.ts";
import { reconcileNow as contract } from "../../contracts/operations/routes.ts";
import { handle } from "../base/handle.ts";

/** What fits into one request; `finished: false` asks for another. */
const MOST = 100;

export const reconcileNow = handle(contract, (deps) => async ({ now }) => ({
  body: await reconcile(deps, now, MOST),
}));
