/** The register of payments against the bills: which case a transaction is of, and on which days something of a case moved. */
import type { Bill } from "../../domain/billing/bill.ts";
import type { CaseRecords } from "../base/ports.ts";
import { claim, noteDay, ownerOf } from "./payments.ts";

/**
 * Notes what a bill says has moved and the register has not: whoever wrote the bill may have died before. A day's statement is
 * held against what the register leads to, so that what is missing here would be missing there.
 * @returns how many were noted
 * @throws Error where a transaction is on this bill, and is another case's by the register
 */
export async function registerMissing(
  store: Pick<CaseRecords, "noted" | "replaceNote">,
  { facts: { applicationId }, payments, refunds }: Bill,
): Promise<number> {
  let made = 0;
  const strays: string[] = [];
  for (const { provider, transaction } of payments) {
    const isKnown = (await ownerOf(store, provider, transaction)) !== undefined;
    const owner = await claim(store, provider, transaction, applicationId);
    if (owner !== applicationId) strays.push(`${provider} ${transaction} of ${owner}`);
    else if (!isKnown) made++;
  }
  const moved = [
    ...payments.map(({ provider, status, paidAt }) => ({ provider, at: status === "paid" ? paidAt : null })),
    ...refunds.flatMap(({ payouts }) => payouts.map(({ provider, paidOutAt: at }) => ({ provider, at }))),
  ];
  for (const { provider, at } of moved)
    if (at !== null && (await noteDay(store, provider, at, applicationId))) made++;
  if (strays.length > 0)
    throw new Error(`on the bill of ${applicationId}, and by the register another's: ${strays.join(", ")}`);
  return made;
}
