/** Callers: a request goes through the deployed handlers, and its answer comes, comes late, or does not come. */
import type { QueryCodes } from "../../functions/app/application/queryCodes.ts";
import type { Log } from "../../functions/app/base/ports.ts";
import { ROUTES } from "../../functions/contracts/routes.ts";
import type { ClockRules } from "../../functions/domain/calendar/clock.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { answerAtWindow } from "../../functions/http/application/answerAtWindow.ts";
import { changeProject } from "../../functions/http/application/changeProject.ts";
import { namePresider } from "../../functions/http/application/namePresider.ts";
import { concludeJointReview } from "../../functions/http/application/concludeJointReview.ts";
import { conveneJointReview } from "../../functions/http/application/conveneJointReview.ts";
import { decideApplication } from "../../functions/http/application/decideApplication.ts";
import { handInMaterial } from "../../functions/http/application/handInMaterial.ts";
import { submitApplication } from "../../functions/http/application/submitApplication.ts";
import { withdrawApplication } from "../../functions/http/application/withdrawApplication.ts";
import type { Contacts } from "../../functions/app/base/contacts.ts";
import type { AnyDeps } from "../../functions/http/base/handle.ts";
import { serve } from "../../functions/http/base/serve.ts";
import { endSpecialProcedure } from "../../functions/http/review/endSpecialProcedure.ts";
import { extendLimit } from "../../functions/http/review/extendLimit.ts";
import { giveOpinion } from "../../functions/http/review/giveOpinion.ts";
import { requestSupplement } from "../../functions/http/review/requestSupplement.ts";
import { startSpecialProcedure } from "../../functions/http/review/startSpecialProcedure.ts";
import { takePosition } from "../../functions/http/review/takePosition.ts";
import { API_SECONDS, GATEWAY_SECONDS, SETTLE_SECONDS } from "../../infra/limits.ts";
import { gatewayEvent } from "../support/gateway.ts";
import type { Chance } from "./chance.ts";
import type { Invoke } from "./processes.ts";
import { SECOND, type Time } from "./time.ts";

const HTTP = {
  submitApplication,
  handInMaterial,
  answerAtWindow,
  withdrawApplication,
  changeProject,
  giveOpinion,
  requestSupplement,
  startSpecialProcedure,
  endSpecialProcedure,
  extendLimit,
  takePosition,
  conveneJointReview,
  namePresider,
  concludeJointReview,
  decideApplication,
};

export type Route = keyof typeof HTTP;

/** A request as its sender composed it: sent again, it says the same. */
export type Command = {
  route: Route;
  path: Record<string, string>;
  body: unknown;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  claims?: Record<string, string>;
};

export type Reply = { status: number; body: Record<string, unknown> };

/** The same seal for whatever is sealed: chance would make two runs of one schedule differ. */
const CONTACTS: Contacts = {
  seal: async () => ({ sealed: { key: new Uint8Array(1), sealed: new Uint8Array(1) }, commitment: "c" }),
  open: async () => ({ contact: { name: "", phone: "" }, commitment: "other" }),
};

type Given = { region: Region; rules: ClockRules; codes: QueryCodes; log: Log };

export function callers(time: Time, chance: Chance, invoke: Invoke, given: Given) {
  let requests = 0;
  /** One try: what the caller sees of it, `null` where no answer comes. */
  return async function send(command: Command): Promise<Reply | null> {
    const { route, path, body, query, headers = {}, claims } = command;
    const event = gatewayEvent({
      route,
      path,
      body,
      headers,
      ...(query && { query }),
      ...(claims && { claims }),
      at: time.clock(),
      id: String(++requests),
    });
    // Waiting for a function, and its start.
    if (chance.strikes("slow")) await time.sleep(chance.below("cold", 15 * SECOND));
    const seen = invoke(
      route,
      API_SECONDS,
      ({ store }) => {
        const meter = { begin: () => () => undefined };
        const deps = {
          ...given,
          contacts: CONTACTS,
          limits: null,
          store,
          meter,
          settleSeconds: SETTLE_SECONDS,
        };
        return serve([HTTP[route]], deps as unknown as AnyDeps, ROUTES);
      },
      (handler) => (handler as unknown as (event: unknown, context: unknown) => Promise<unknown>)(event, {}),
      command,
    ).then(
      (result) => {
        const { statusCode, body: text } = result as { statusCode: number; body: string };
        return { status: statusCode, body: JSON.parse(text) as Reply["body"] };
      },
      () => null,
    );
    if (chance.strikes("connection-lost", route))
      return time.sleep(chance.below("hangs-up", 2 * SECOND)).then(() => null);
    return Promise.race([seen, time.sleep(GATEWAY_SECONDS * SECOND).then(() => null)]);
  };
}
