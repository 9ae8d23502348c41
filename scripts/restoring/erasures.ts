/**
 * What was erased by order since the moment that a record was put back to is erased again: the record has forgotten the
 * erasure, and the trail has not.
 */
import { join } from "node:path";
import { parseEntry } from "../../functions/adapters/audit.ts";
import { addDays, epochOf, localDate, parseInstant, type Instant } from "../../functions/domain/base/time.ts";
import { NAMES } from "../../server/folderCheck.ts";
import { lookInto } from "../../server/store/schema.ts";
import { bearing, type Product } from "../product/product.ts";
import type { Tokens } from "../product/tokens.ts";

/** An erasure that somebody had ordered and that was done. */
export type Erasure = { applicationId: string; at: string };

type Entry = { at: string; route: string; applicationId: string | null; status: number };

const erasuresIn = (entries: readonly Entry[], since: Instant): Erasure[] =>
  entries.flatMap(({ route, applicationId, status, at }) =>
    route === "eraseContact" && status === 200 && applicationId !== null && isSince(at, since)
      ? [{ applicationId, at }]
      : [],
  );

const isSince = (at: string, since: Instant): boolean => epochOf(parseInstant(at)) >= epochOf(since);

/** By the trail of the cloud, which lies in a table of its own and goes back with nothing. */
export async function erasuresOfProduct(
  product: Product,
  tokens: Tokens,
  { since, now, zone }: { since: Instant; now: Instant; zone: string },
): Promise<Erasure[]> {
  const headers = await bearing(tokens, "auditor");
  const found: Erasure[] = [];
  for (let date = localDate(since, zone); date <= localDate(now, zone); date = addDays(date, 1)) {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = new URLSearchParams({ date, ...(cursor !== undefined && { cursor }) });
      const page: { entries: Entry[]; nextCursor: string | null } = await product.ask(
        "staff",
        "GET",
        `/v1/audit-trail?${query.toString()}`,
        { headers },
      );
      found.push(...erasuresIn(page.entries, since));
      cursor = page.nextCursor;
    }
  }
  return found;
}

/** By the trail of the folder that was left behind, which nothing else is done to. */
export function erasuresOfFolder(folder: string, since: Instant): Erasure[] {
  const look = lookInto(join(folder, NAMES.record));
  try {
    const rows = look.found.database.prepare("SELECT body FROM audit ORDER BY rank").all() as {
      body: string;
    }[];
    return erasuresIn(
      rows.map(({ body }) => parseEntry(body)),
      since,
    );
  } finally {
    look.close();
  }
}

export type Again = { erased: number; unknown: number };

/** Orders each again; the same once more is a repeat. What the record does not have any more is counted, and is nobody's. */
export async function eraseAgain(
  product: Product,
  tokens: Tokens,
  erasures: readonly Erasure[],
  basis: string,
): Promise<Again> {
  const counts: Again = { erased: 0, unknown: 0 };
  const headers = await bearing(tokens, "supervisor");
  for (const { applicationId, at } of erasures) {
    const path = `/v1/applications/${applicationId}/contact-erasure`;
    const answer = await product.ask<{ erasedAt?: string }>("staff", "POST", path, {
      headers,
      body: { basis, reasons: `恢复备份后重新删除（原删除时间 ${at}）` },
      accept: [200, 404],
    });
    if (answer.erasedAt === undefined) counts.unknown += 1;
    else counts.erased += 1;
  }
  return counts;
}
