/** A command on a running product: what was asked wrongly is told with its usage, and a product that does not answer as it is. */
import { Unanswered } from "./product.ts";
import { Misused } from "./reach.ts";

/** @param run what it does; its exit code, where that is not nought. @param usage what stands under what was asked wrongly */
export async function command(usage: string, run: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    if (!(error instanceof Misused) && !(error instanceof Unanswered)) throw error;
    console.error(error instanceof Misused ? `${error.message}\n${usage}` : error.message);
    process.exitCode = 2;
  }
}
