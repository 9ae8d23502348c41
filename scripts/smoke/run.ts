/** The main job, once through, on a product that runs somewhere: what must work before anybody relies on it. */
import { applications, trialOf, type Receipt, type ReviewShown } from "../product/application.ts";
import { bearing, type Product } from "../product/product.ts";
import type { Catalogue } from "../product/region.ts";
import type { Tokens } from "../product/tokens.ts";
import * as job from "./job.ts";
import { submitted } from "./ours.ts";
import { steps, type Step } from "./steps.ts";

export type Wanted = {
  product: Product;
  tokens: Tokens;
  /** Whether to a decision, which bears a number of its organ for ever, or only as far as the first callback. */
  isWhole: (catalogue: Catalogue) => boolean;
  /** How long what follows by itself may take. */
  patienceSeconds: number;
  /** Another six digits each time. */
  serial: () => string;
  tell: (step: Step) => void;
};

/** A case of ours, by its id or, where that never came back, by the key of its request; and how it stands at the end. */
export type Left = { applicationId: string; status: string };

export type Outcome = { holds: boolean; taken: readonly Step[]; left: readonly Left[] };

/** Runs until a step does not hold. Whatever happened, no case of ours is left open. */
export async function smoke(wanted: Wanted): Promise<Outcome> {
  const { product, tokens, patienceSeconds, tell } = wanted;
  const taking = steps(tell);
  const cases = applications(product, tokens);
  const ours = submitted(cases);
  let holds = true;
  try {
    const here = { product, cases: { ...cases, submit: ours.submit }, patienceSeconds };
    await through(wanted, here, taking);
  } catch {
    // The step has been told, with why.
    holds = false;
  }
  const left: Left[] = [];
  for (const one of await ours.all())
    left.push(
      "key" in one
        ? { applicationId: one.key, status: `open, or never received: ${one.why}` }
        : await end(one),
    );
  return { holds: holds && left.every(({ status }) => !isOpen(status)), taken: taking.taken, left };

  async function end(receipt: Receipt): Promise<Left> {
    const { applicationId } = receipt;
    try {
      const { status } = await cases.status(receipt);
      return { applicationId, status: isOpen(status) ? (await cases.withdraw(receipt)).status : status };
    } catch (error) {
      return { applicationId, status: `open, and could not be withdrawn: ${(error as Error).message}` };
    }
  }
}

const isOpen = (status: string): boolean =>
  /^(received|awaiting-materials|in-review|joint-review|deciding|open)/.test(status);

async function through(
  { tokens, isWhole, serial }: Wanted,
  here: job.Job,
  { take }: ReturnType<typeof steps>,
): Promise<void> {
  const catalogue = await take("answers", () => job.answers(here));
  await take("is shut", () => job.isShut(here));
  const example = await take("describes itself", () => job.describes(here));
  const lead = catalogue.projectTypes.find(({ code }) => code === example.project.type)?.lead ?? "";

  async function begun(): Promise<{ receipt: Receipt; reviews: readonly ReviewShown[] }> {
    const trial = await trialOf(example, serial(), tokens);
    const receipt = await take("receives", () => job.isReceived(here, trial));
    const reviews = await take("asks everybody", () => job.isAccepted(here, receipt, lead));
    return { receipt, reviews };
  }

  const { receipt, reviews } = await begun();
  const isAll = isWhole(catalogue);
  const first = await take("has tokens", () => job.isKnown(reviews, tokens, isAll));
  const bearer = await bearing(tokens, "department", first.department.id);
  await take("serves", () => job.isServed(here, first, bearer));
  await take("takes an opinion", () => job.isAnswered(here, receipt, first));
  let last = { receipt, reviews };
  if (isAll) {
    await take("decides", () => job.isDecided(here, receipt, lead));
    await take("proves", () => job.isProved(here, receipt));
    last = await begun();
  }
  await take("withdraws", () => job.isWithdrawn(here, last.receipt));
  const other = last.reviews.find(
    ({ department, reviewId }) => department.id === first.department.id && reviewId !== first.reviewId,
  );
  if (other) await take("is over", () => job.isOver(here, other));
  if (!isAll) await take("proves", () => job.isProved(here, receipt));
}
