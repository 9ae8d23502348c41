/**
 * `npm run smoke -- --url <address>`: the main job, once through, on a product that runs somewhere: here, on a server, in
 * the cloud. Whoever has deployed looks at its last line, or its exit code: 0 all holds, 1 something does not, 2 not tried.
 */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { ADDRESSES, Misused, reach } from "./product/reach.ts";
import { command } from "./product/command.ts";
import { isForTrials } from "./product/region.ts";
import { smoke } from "./smoke/run.ts";

const USAGE = `Name the product, and whoever calls where it is no laptop:
  npm run smoke -- --url http://127.0.0.1:3000
  npm run smoke -- --url https://<public API> --staff-url https://<staff API> --tokens tokens.txt
--tokens is a file with one token a line, of as many departments as there are; each says itself whose it is.
--whole goes on to a decision in a region that is in use, whose documents then bear its organs' numbers.
--patience is how many seconds what follows by itself may take, 90 unless it is said.`;

await command(USAGE, () => run(process.argv.slice(2)));

async function run(words: readonly string[]): Promise<number> {
  const { whole, patienceSeconds, ...addresses } = asked(words);
  const { product, tokens, onLaptop } = await reach(addresses);
  const url = product.at.public;
  const started = performance.now();
  const { holds, taken, left } = await smoke({
    product,
    tokens,
    isWhole: (catalogue) => whole || onLaptop || isForTrials(catalogue),
    patienceSeconds,
    serial: () => String(randomInt(100_000, 1_000_000)),
    tell: ({ name, holds, says, milliseconds }) =>
      console.log(`${holds ? "  ok   " : "  FAILS"} ${name.padEnd(17)} ${says} (${milliseconds} ms)`),
  });
  for (const { applicationId, status } of left) console.log(`  left  ${applicationId}: ${status}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    holds
      ? `All ${taken.length} steps hold at ${url} (${seconds} s).`
      : `It does not hold at ${url}: ${taken.find((step) => !step.holds)?.name ?? "something of ours is still open"}.`,
  );
  return holds ? 0 : 1;
}

function asked(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        ...ADDRESSES,
        whole: { type: "boolean", default: false },
        patience: { type: "string", default: "90" },
      },
    });
    return { ...values, patienceSeconds: secondsOf(values.patience) };
  } catch (error) {
    throw new Misused((error as Error).message);
  }
}

function secondsOf(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new TypeError(`"${text}" is no number of seconds.`);
}
