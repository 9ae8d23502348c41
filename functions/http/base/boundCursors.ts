/**
 * Cursors as they leave and come back: what a list's own seal does not say (docs/adr/0013), of which caller and of which
 * narrowing of the list it is, stands before it. It keeps no secret, for there is none in it: it is a page's own mistake that
 * it tells, where it would go on in the middle of another list.
 */
import { createHash } from "node:crypto";
import type { Contract } from "../../contracts/base/contract.ts";
import { canonical } from "../../domain/base/canonical.ts";
import type { Admitted } from "./access.ts";
import type { Answer } from "./handle.ts";
import { badCursor } from "./paging.ts";

/** 96 bits in base64url. */
const MARK = 16;

export type Cursors = {
  /** A query with the cursor as the list made it. @throws Refused `malformed` where it is of another caller, or another list */
  opened<Q>(query: Q): Q;
  /** An answer whose cursor fits nobody else, and no other list. */
  marked(answer: Answer): Answer;
};

const AS_IT_IS: Cursors = { opened: (query) => query, marked: (answer) => answer };

/** @param query as it was parsed: what the list was narrowed to, defaults among it */
export function cursorsOf(
  { name, query: declared }: Pick<Contract, "name" | "query">,
  path: Readonly<Record<string, string>>,
  { caller, by }: Pick<Admitted, "caller" | "by">,
  query: unknown,
): Cursors {
  if (declared?.shape["cursor"] === undefined) return AS_IT_IS;
  const { cursor, limit: _, ...narrowed } = query as { cursor?: string; limit?: number };
  const { sub = null, iss = null } = "sub" in by ? by : {};
  const mark = createHash("sha256")
    .update(canonical([name, path, { ...caller, by: null }, sub, iss, narrowed]))
    .digest("base64url")
    .slice(0, MARK);
  return {
    opened: (given) => {
      if (cursor === undefined) return given;
      if (!cursor.startsWith(mark)) throw badCursor();
      return { ...given, cursor: cursor.slice(MARK) };
    },
    marked: (answer) => {
      const body = answer.body as { nextCursor?: string | null } | undefined;
      const next = body?.nextCursor ?? null;
      return next === null ? answer : ({ ...answer, body: { ...body, nextCursor: mark + next } } as Answer);
    },
  };
}
