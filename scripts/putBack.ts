/**
 * `npm run put-back -- --from <restored table> --to <table in use>`: makes the table in use what it was, item by item.
 * Nothing is written without `--write` (docs/how-to/restore.md).
 */
import { parseArgs } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { putBack, type Counts } from "./restoring/tables.ts";

const USAGE = `Name the table that was restored, and the one in use (docs/how-to/restore.md):
  npm run put-back -- --from <restored table> --to <table> [--write]
Without --write it reads both, and says what it would do.`;

try {
  await run();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { from, to, write } = parseArgs({
    options: { from: { type: "string" }, to: { type: "string" }, write: { type: "boolean", default: false } },
  }).values;
  if (from === undefined || to === undefined) throw new TypeError(USAGE);
  const said = ({ same, put, deleted }: Counts) => `${same} the same, ${put} put back, ${deleted} deleted`;
  const tell = (counts: Counts) => process.stderr.write(`\r${said(counts)}`);
  const counts = await putBack({ client: new DynamoDBClient(), from, to, writes: write, tell });
  process.stderr.write("\r");
  console.log(
    write ? `${to}: ${said(counts)}.` : `${to}, were it written: ${said(counts)}. Add --write to do it.`,
  );
}
