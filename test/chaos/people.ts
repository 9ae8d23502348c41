/** The people who use a process that may die under them. */
import { ELEVEN, example } from "../support/runtime.ts";
import { departmentOf } from "./cases.ts";

export type Reply = { status: number; body: any }; // oxlint-disable-line typescript/no-explicit-any -- tests look into whatever came

/** The people: they know an address that may change, and keep their tokens. */
export function people(url: () => string) {
  const tokens = new Map<string, Promise<string>>();

  /** @throws TypeError when no answer came */
  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const response = await fetch(`${url()}${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  }

  async function token(claims: { role: string; department?: string }): Promise<Record<string, string>> {
    const key = JSON.stringify(claims);
    const made = tokens.get(key) ?? call("POST", "/local/tokens", claims).then(({ body }) => body.token);
    tokens.set(key, made);
    made.catch(() => tokens.delete(key));
    return { authorization: `Bearer ${await made}` };
  }

  return {
    call,
    token,
    /** Every token that is needed later, while nobody is killed. */
    ready: async (): Promise<void> => {
      await Promise.all(ELEVEN.map((department) => token({ role: "department", department })));
    },
    submit: (key: string, flags: readonly string[]): Promise<Reply> => {
      const submission = example("municipal-road-application");
      const project = { ...submission.project, flags };
      return call("POST", "/v1/applications", { ...submission, project }, { "idempotency-key": key });
    },
    answer: async (reviewId: string, opinion: unknown, by = departmentOf(reviewId)): Promise<Reply> =>
      call(
        "PUT",
        `/v1/reviews/${reviewId}/opinion`,
        opinion,
        await token({ role: "department", department: by }),
      ),
    status: async ({ applicationId, queryCode }: Receipt): Promise<Status> => {
      const path = `/v1/applications/${applicationId}`;
      const { status, body } = await call("GET", path, undefined, { "x-query-code": queryCode });
      if (status !== 200) throw new Error(`status ${status}: ${JSON.stringify(body)}`);
      return body as Status;
    },
    withdraw: async ({ applicationId, queryCode }: Receipt): Promise<Reply> =>
      call(
        "POST",
        `/v1/applications/${applicationId}/withdrawal`,
        { reason: "资金计划调整，暂缓建设。" },
        { "x-query-code": queryCode },
      ),
    events: async ({ applicationId, queryCode }: Receipt): Promise<Event[]> => {
      const path = `/v1/applications/${applicationId}/events`;
      return (await call("GET", path, undefined, { "x-query-code": queryCode })).body.events as Event[];
    },
    /** How many open reviews a department has, by its own worklist. */
    worklist: async (department: string): Promise<number> => {
      const headers = await token({ role: "department", department });
      let reviews = 0;
      for (let cursor: string | null = ""; cursor !== null;) {
        const query = cursor === "" ? "" : `?cursor=${encodeURIComponent(cursor)}`;
        const { body } = await call("GET", `/v1/reviews${query}`, undefined, headers);
        reviews += body.reviews.length;
        cursor = body.nextCursor as string | null;
      }
      return reviews;
    },
    /** Moves the clock on; everything that falls due on the way has happened when it answers. */
    clock: async (now: string): Promise<void> => {
      const { status, body } = await call("PUT", "/local/clock", { now });
      if (status !== 200) throw new Error(JSON.stringify(body));
    },
    /** Everything under way comes to its end. */
    rest: async (): Promise<void> => {
      const { now } = (await call("GET", "/local/clock")).body as { now: string };
      await call("PUT", "/local/clock", { now });
    },
    /** The operator reconciles until everything was seen; the counts of all runs together. */
    reconcile: async (): Promise<Record<string, number>> => {
      const sums: Record<string, number> = {};
      for (let finished = false; !finished;) {
        const reply = await call(
          "POST",
          "/v1/operations/reconciliation",
          undefined,
          await token({ role: "operator" }),
        );
        if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
        for (const [name, count] of Object.entries(reply.body as Record<string, number>))
          if (typeof count === "number") sums[name] = (sums[name] ?? 0) + count;
        finished = reply.body.finished;
      }
      return sums;
    },
  };
}

export type People = ReturnType<typeof people>;
export type Receipt = { applicationId: string; queryCode: string };
export type Event = { subject: string; type: string; data: Record<string, unknown> };
export type Status = {
  status: string;
  decidedAt: string | null;
  decision: { matters: { reviewId: string; outcome: string; deemed: boolean; asOf: string }[] } | null;
  jointReview: { objections: string[] } | null;
  reviews: {
    reviewId: string;
    status: string;
    outcome: string | null;
    overdue: boolean;
    servedAt: string | null;
    dueAt: string | null;
    closedAt: string | null;
  }[];
};
