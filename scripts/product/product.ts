/** A running product as a command on any machine knows it: by its addresses and its tokens, and by nothing else. */
import type { Tokens } from "./tokens.ts";

/** Whose API: the two are one on one machine, and two in the cloud. */
export type Side = "public" | "staff";

export type Answer = { status: number; text: string };

type Asked = { body?: unknown; headers?: Readonly<Record<string, string>>; accept?: readonly number[] };

export type Product = {
  at: Readonly<Record<Side, string>>;
  /** @throws Unanswered when nothing comes back */
  call(side: Side, method: string, path: string, asked?: Asked): Promise<Answer>;
  /** The body of an answer that is as it should be. @param accept 2xx unless named @throws Unanswered */
  ask<T>(side: Side, method: string, path: string, asked?: Asked): Promise<T>;
};

/** What was not answered, or not as it should have been: method, address, status and what was said. */
export class Unanswered extends Error {
  override name = "Unanswered";
  /** Of what came back, if anything did. */
  readonly status: number | undefined;

  constructor(message: string, { status, cause }: { status?: number; cause?: unknown } = {}) {
    super(message, { cause });
    this.status = status;
  }

  /** Whether it was understood and not done: the same again would not be, either. */
  get isRefusal(): boolean {
    return this.status !== undefined && this.status >= 400 && this.status < 500 && this.status !== 429;
  }
}

const PATIENCE_MILLISECONDS = 30_000;

/** As much of an answer as anybody reads in a line. */
const MOST_REPEATED = 300;

export function productAt(at: Readonly<Record<Side, string>>): Product {
  async function call(side: Side, method: string, path: string, { body, headers = {} }: Asked = {}) {
    const address = `${at[side]}${path}`;
    try {
      const response = await fetch(address, {
        method,
        headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: "manual",
        signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
      });
      return { status: response.status, text: await response.text() };
    } catch (cause) {
      throw new Unanswered(`${method} ${address}: no answer (${reasonOf(cause)})`, { cause });
    }
  }

  return {
    at,
    call,
    async ask<T>(side: Side, method: string, path: string, asked: Asked = {}): Promise<T> {
      const { status, text } = await call(side, method, path, asked);
      const isRight = asked.accept?.includes(status) ?? (status >= 200 && status < 300);
      if (isRight) return (text === "" ? undefined : JSON.parse(text)) as T;
      throw new Unanswered(`${method} ${at[side]}${path}: ${status} ${text.slice(0, MOST_REPEATED)}`, {
        status,
      });
    },
  };
}

/** What `fetch` says of its own is "fetch failed"; why stands beneath. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message !== "" ? cause.message : message;
}

/** Who calls, as a header. @throws Unanswered where nobody has given such a token */
export async function bearing(
  tokens: Tokens,
  role: string,
  department?: string,
): Promise<{ authorization: string }> {
  const token = await tokens.of(role, department);
  if (token === undefined) throw new Unanswered(`no token was given for ${department ?? `the role ${role}`}`);
  return { authorization: `Bearer ${token}` };
}
