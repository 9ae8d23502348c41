/**
 * `npm run erase-again -- --url <address> --since <instant>`: after a restore, what was erased by order since the moment
 * that the record was put back to is erased again (docs/how-to/restore.md).
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { machineClock } from "../functions/adapters/clock.ts";
import { parseInstant, type Instant } from "../functions/domain/base/time.ts";
import { command } from "./product/command.ts";
import { ADDRESSES, Misused, reach } from "./product/reach.ts";
import { catalogueOf } from "./product/region.ts";
import { eraseAgain, erasuresOfFolder, erasuresOfProduct } from "./restoring/erasures.ts";

const USAGE = `Name the product, and the moment that its record was put back to (docs/how-to/restore.md):
  npm run erase-again -- --url <address> --since 2026-03-04T09:00:00+08:00 --tokens tokens.txt
Tokens: a supervisor's, who erases, and an auditor's, who reads the trail.
--trail takes the data folder that was left behind, where the trail lies in the record: one machine.
--basis is the provision that asks for it, 个人信息保护法第四十七条 unless it is said.`;

await command(USAGE, run);

async function run(): Promise<void> {
  const { since: text, trail, basis, ...addresses } = asked();
  const since = instantOf(text);
  const { product, tokens } = await reach(addresses);
  const { zone } = (await catalogueOf(product)).region;
  const erasures =
    trail === undefined
      ? await erasuresOfProduct(product, tokens, { since, now: machineClock(), zone })
      : erasuresOfFolder(resolve(process.env["INIT_CWD"] ?? ".", trail), since);
  const { erased, unknown } = await eraseAgain(product, tokens, erasures, basis);
  console.log(
    `${erasures.length} ordered since ${since}: ${erased} erased now${unknown > 0 ? `, ${unknown} of cases that the record does not have` : ""}.`,
  );
}

function asked() {
  try {
    return parseArgs({
      options: {
        ...ADDRESSES,
        since: { type: "string", default: "" },
        trail: { type: "string" },
        basis: { type: "string", default: "个人信息保护法第四十七条" },
      },
    }).values;
  } catch (error) {
    throw new Misused((error as Error).message);
  }
}

function instantOf(text: string): Instant {
  try {
    return parseInstant(text);
  } catch {
    throw new Misused(`"${text}" is no instant such as 2026-03-04T09:00:00+08:00.`);
  }
}
