/** What "read" and "write" come to on the table: the calls that the store makes, and no more. */
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { AUDIT_BY_CASE } from "../../functions/adapters/auditTable.ts";
import { CURSORS, NOTES, QUEUES } from "../../functions/adapters/items.ts";
import type { Fn } from "./fn.ts";

export function allowTable(fn: Fn, table: Table, needs: readonly string[]): void {
  if (needs.includes("read")) fn.allow(["dynamodb:GetItem", "dynamodb:Query"], [table.tableArn]);
  if (needs.includes("write")) fn.allow(["dynamodb:PutItem", "dynamodb:UpdateItem"], [table.tableArn]);
  // Whoever starts executions forgets who waited in earlier ones.
  if (needs.includes("start") || needs.includes("engine"))
    fn.allow(["dynamodb:DeleteItem"], [table.tableArn]);
}

/**
 * A list: its keys come from the index, its items from the table. Whoever first needs the key that seals cursors makes it,
 * and may write nothing else.
 */
export function allowQueues(fn: Fn, table: Table): void {
  fn.allow(["dynamodb:Query"], [`${table.tableArn}/index/${QUEUES}`]);
  fn.allow(["dynamodb:BatchGetItem"], [table.tableArn]);
  fn.allow(["dynamodb:PutItem"], [table.tableArn], {
    "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": [CURSORS] },
  });
}

/** The trail of reads: whoever is read by puts entries, and an auditor's function reads them; nobody changes one. */
export function allowAudit(fn: Fn, audit: Table, needs: readonly string[]): void {
  if (needs.includes("audit")) fn.allow(["dynamodb:PutItem"], [audit.tableArn]);
  if (!needs.includes("trail")) return;
  fn.allow(["dynamodb:GetItem", "dynamodb:Query"], [audit.tableArn]);
  fn.allow(["dynamodb:Query"], [`${audit.tableArn}/index/${AUDIT_BY_CASE}`]);
}

/** The platform's notes about itself, and nothing of any case. */
export function allowNotes(fn: Fn, table: Table): void {
  fn.allow(["dynamodb:GetItem", "dynamodb:PutItem"], [table.tableArn], {
    "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": [NOTES] },
  });
}
