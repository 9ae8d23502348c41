/** What a function may do on the tables: what it uses (`infra/uses.ts`), on the partitions that it uses, and no more. */
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { AUDIT_PARTITIONS } from "../../functions/adapters/auditUse.ts";
import { AUDIT_BY_CASE } from "../../functions/adapters/auditTable.ts";
import { QUEUES } from "../../functions/adapters/items.ts";
import { PARTITIONS } from "../../functions/adapters/tableUse.ts";
import type { Right } from "../../functions/contracts/base/contract.ts";
import { usesOf } from "../uses.ts";
import type { Fn } from "./fn.ts";

/** The record's. */
export const allowTable = (fn: Fn, table: Table): void =>
  allowUses(fn, table, usesOf(fn.name).table, PARTITIONS, QUEUES);

/** To count what may be done so often: items of their own, and nothing of any case. */
export function allowLimits(fn: Fn, table: Table): void {
  fn.allow(["dynamodb:UpdateItem"], [table.tableArn], {
    "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [PARTITIONS.limits] },
    Null: { "dynamodb:LeadingKeys": "false" },
  });
}

/** The trail of reads: whoever is read by puts entries, and an auditor's function reads them; nobody changes one. */
export function allowAudit(fn: Fn, audit: Table, rights: readonly Right[]): void {
  // The frame has the call for every route, and makes it for those alone that are kept.
  if (!rights.includes("audit")) return;
  allowUses(fn, audit, usesOf(fn.name).audit, AUDIT_PARTITIONS, AUDIT_BY_CASE);
}

/** A statement for each set of partitions, with all actions that are used on just these. */
function allowUses(
  fn: Fn,
  { tableArn }: Table,
  uses: ReadonlySet<string>,
  partitions: Readonly<Record<string, string>>,
  index: string,
): void {
  const pairs = [...uses].sort().map((use) => use.split(" ") as [action: string, on: string]);
  // The resource is the index alone; its keys are the queues' names.
  if (pairs.some(([, on]) => on === index)) fn.allow(["dynamodb:Query"], [`${tableArn}/index/${index}`]);
  const keysOf = Map.groupBy(
    pairs.filter(([, on]) => on !== index),
    ([action]) => action,
  );
  const alike = Map.groupBy(keysOf, ([, own]) => own.map(([, on]) => on).join(" "));
  for (const [on, actions] of alike)
    fn.allow(
      actions.map(([action]) => `dynamodb:${action}`),
      [tableArn],
      {
        "ForAllValues:StringLike": {
          "dynamodb:LeadingKeys": on.split(" ").map((partition) => partitions[partition]!),
        },
        // `ForAllValues` holds where there is no key at all.
        Null: { "dynamodb:LeadingKeys": "false" },
      },
    );
}
