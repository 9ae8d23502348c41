/** A refusal on its way out: thrown by what parses and by handlers; everything else that is thrown is a fault of ours. */
import type { Problem, ProblemCode } from "../../contracts/base/problems.ts";
import { withOffset } from "../../domain/base/time.ts";
import type { FieldFault } from "../../words/faults.ts";
import type { FactsOf, Refusal } from "../../words/problems.ts";

export class Refused extends Error {
  override name = "Refused";
  readonly problem: Problem;
  /** @param cause a fault of ours that is behind it: logged, and shown to nobody */
  constructor(problem: Problem, cause?: unknown) {
    super(problem.code, cause === undefined ? undefined : { cause });
    this.problem = problem;
  }
}

/** @returns a refusal by its code, with what is known about it */
export const refused = <C extends ProblemCode>(
  code: C,
  facts: FactsOf<C>,
  { cause, ...more }: Pick<Problem, "errors" | "headers"> & { cause?: unknown } = {},
): Refused => new Refused({ code, facts, ...more } as Problem, cause);

/** @returns the refusal of a request whose fields are named in `errors` */
export const malformed = (errors: readonly FieldFault[]): Refused => refused("malformed", {}, { errors });

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** What the rules refuse, with its instants as the region's clocks show them. */
export function refusedBy({ code, ...facts }: Refusal, zone: string): Refused {
  const told = Object.entries(facts).map(([name, fact]: [string, unknown]) => [
    // RFC 9457 §3.1: `status` is the HTTP status.
    name === "status" ? "state" : name,
    typeof fact === "string" && INSTANT.test(fact) ? withOffset(fact, zone) : fact,
  ]);
  return refused(code, Object.fromEntries(told) as never);
}
