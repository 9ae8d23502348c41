/** `POST /v1/operations/reconciliation`: the operator compares records with the engine now, and heals. */
import { reconcile, type ReconciliationDeps } from "../../app/operations/reconciliation.ts";
import { operatorOf } from "../base/access.ts";
import { endpoint } from "../base/endpoint.ts";

export type Deps = ReconciliationDeps;

/** What fits into one request; `finished: false` asks for another. */
const MOST = 100;

export const reconcileNow = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    operatorOf(request);
    return { status: 200, body: await reconcile(deps, request.receivedAt, MOST) };
  });
