/** The people of one case, and what they send: every answer is looked at, and none may be a fault of ours. */
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import { concludeCase } from "../../functions/app/application/concluding.ts";
import { catchUpReviews, momentOf } from "../../functions/app/application/catchUp.ts";
import { issueMissing } from "../../functions/app/notices/notices.ts";
import { ROUTES, type RouteName } from "../../functions/contracts/routes.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { CONTACTS } from "../support/contacts.ts";
import type { AnyDeps } from "../../functions/http/base/handle.ts";
import { serve } from "../../functions/http/base/serve.ts";
import { allHandlers } from "../../server/handlers.ts";
import { nothingOnRecord } from "../support/fixtures.ts";
import { gatewayEvent, type Sent } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { SIGNING } from "../support/signer.ts";
import type { File } from "./replacement.ts";

const handlers = await allHandlers();
const byName = new Map(handlers.map((handler) => [handler.contract.name, handler]));
const codes = queryCodes(async () => "s".repeat(32));

/** Whatever came; the tests look into it. */
// oxlint-disable-next-line typescript/no-explicit-any -- answers of many routes
export type Body = any;

export type Answered = { status: number; body: Body };

export type Desk = ReturnType<typeof desk>;

/** A record of its own, with one region file in force. */
export function desk(first: File, from: Instant) {
  const store = memoryStore();
  let file = first;
  let now = from;
  let fault: unknown;
  let served = new Map<RouteName, ReturnType<typeof serve>>();

  function serverOf(route: RouteName) {
    const known = served.get(route);
    if (known) return known;
    const deps = {
      store,
      codes,
      contacts: CONTACTS,
      region: file.region,
      rules: file.clock,
      settleSeconds: 0,
      log: {
        info: () => undefined,
        error: (_code: string, _fields: object, error?: unknown) => void (fault = error),
      },
      meter: { begin: () => () => undefined },
      audit: { keep: async () => undefined, entries: async () => ({ items: [], cursor: null }) },
    } as Partial<AnyDeps> as AnyDeps;
    const made = serve([byName.get(route)!], deps, ROUTES);
    served.set(route, made);
    return made;
  }

  async function send(sent: Omit<Sent, "at">): Promise<Answered> {
    const answer = (await serverOf(sent.route)(gatewayEvent({ ...sent, at: now }) as never, {} as never)) as {
      statusCode: number;
      body: string;
    };
    const body: Body = answer.body === "" ? {} : JSON.parse(answer.body);
    if (answer.statusCode >= 500) throw new Error(`${sent.route}: ${answer.body}`, { cause: fault });
    return { status: answer.statusCode, body };
  }

  return {
    send,
    /** @throws Error where it is refused */
    async ask(sent: Omit<Sent, "at">): Promise<Body> {
      const { status, body } = await send(sent);
      if (status >= 300)
        throw new Error(`${sent.route} ${JSON.stringify(sent)}: ${status} ${JSON.stringify(body)}`);
      return body;
    },
    now: () => now,
    file: () => file,
    replace(by: File): void {
      file = by;
      served = new Map();
    },
    /** Time passes, and what it has made true is written down. */
    async pass(applicationId: string, seconds: number): Promise<void> {
      now = plusSeconds(now, seconds);
      await catchUpReviews({ store, rules: file.clock }, applicationId, momentOf(now, 0));
    },
    conclude: (applicationId: string) => concludeCase({ store, rules: file.clock }, applicationId, now),
    /** Every notice that is owed is issued. @returns how many those are */
    async notices(applicationId: string): Promise<number> {
      const saying = {
        region: file.region,
        rules: { ...file.clock, ...nothingOnRecord },
        now: () => now,
        ...SIGNING,
      };
      return issueMissing({ store, ...saying }, await store.histories(applicationId), new Set());
    },
  };
}
