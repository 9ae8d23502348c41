/** A provider's statement of a day against what is on record (对账). */
import { casesOn, EMBEDDED_PROVIDER, ownerOf } from "../../app/billing/payments.ts";
import { reconcilePayments as contract } from "../../contracts/billing/routes.ts";
import { billIdOf, paymentCodeOf } from "../../domain/base/ids.ts";
import { withOffset } from "../../domain/base/time.ts";
import {
  dayOf,
  movementsOf,
  parseStatement,
  reconcile,
  type Difference,
  type Movement,
} from "../../domain/billing/statement.ts";
import { handle } from "../base/handle.ts";
import { malformed, refused } from "../base/refused.ts";

export const reconcilePayments = handle(
  contract,
  ({ store, region, rules: { zone } }) =>
    async ({ path: { provider }, body: { day, statement }, now }) => {
      const today = dayOf(now);
      if (day > today) throw malformed([{ path: "day", code: "in-future", facts: { today } }]);
      const { rows, faults } = parseStatement(statement);
      const named = await Promise.all(
        [...new Set(rows.map(({ transaction }) => transaction))].map((one) => ownerOf(store, provider, one)),
      );
      const cases = new Set([
        ...(await casesOn(store, provider, day)),
        ...named.filter((one) => one !== undefined),
      ]);
      // One that has left the region file is known by what is on record of it.
      const known = [...(region.paymentProviders ?? []).map(({ id }) => id), EMBEDDED_PROVIDER];
      if (cases.size === 0 && !known.includes(provider))
        throw refused("unknown-provider", { provider, known });
      const bills = await Promise.all([...cases].map((id) => store.loadBill(billIdOf(id))));
      const movements = bills
        .flatMap((bill) => bill?.state ?? [])
        .flatMap((bill) => movementsOf(bill, (slip) => paymentCodeOf(bill.facts.applicationId, slip)))
        .filter((movement) => movement.provider === provider);
      return {
        body: {
          provider,
          day,
          rows: rows.length,
          movements: movements.filter(({ at }) => at !== null && dayOf(at) === day).length,
          differences: [
            ...faults.map(({ line }) => ({ ...NOTHING, what: "unreadable" as const, line })),
            ...reconcile(day, rows, movements).map((one) => differenceView(one, zone)),
          ],
        },
      };
    },
);

const NOTHING = {
  kind: null,
  transaction: null,
  reference: null,
  stated: null,
  recorded: null,
  recordedAt: null,
};

function differenceView(difference: Difference, zone: string) {
  const row = "row" in difference ? difference.row : null;
  const movement: Movement | null = "movement" in difference ? difference.movement : null;
  const { kind, transaction, reference } = (row ?? movement)!;
  return {
    what: difference.what,
    line: row?.line ?? null,
    kind,
    transaction,
    reference,
    stated: row?.amount ?? null,
    recorded: movement?.amount ?? null,
    recordedAt: movement?.at ? withOffset(movement.at, zone) : null,
  };
}
