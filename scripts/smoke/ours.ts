/** What a run has submitted: an answer that was lost on its way is asked for again, so that no case of ours stays open. */
import type { Applications, Receipt } from "../product/application.ts";
import { Unanswered } from "../product/product.ts";
import type { Submission } from "../product/region.ts";

export type Submitted = Pick<Applications, "submit"> & {
  /** Of each its receipt, or, where nobody can say whether it was received, why not. */
  all(): Promise<(Receipt | { key: string; why: string })[]>;
};

export function submitted(cases: Applications): Submitted {
  const receipts = new Map<string, Receipt>();
  const open = new Map<string, Submission>();

  async function submit(submission: Submission, key: string): Promise<Receipt> {
    open.set(key, submission);
    try {
      const receipt = await cases.submit(submission, key);
      open.delete(key);
      receipts.set(receipt.applicationId, receipt);
      return receipt;
    } catch (error) {
      if (error instanceof Unanswered && error.isRefusal) open.delete(key);
      throw error;
    }
  }

  return {
    submit,
    async all() {
      const unknown: { key: string; why: string }[] = [];
      for (const [key, submission] of open) {
        // The same request makes no second one: what was received answers with its receipt.
        await submit(submission, key).catch((error: unknown) => {
          if (open.has(key)) unknown.push({ key, why: (error as Error).message });
        });
      }
      return [...receipts.values(), ...unknown];
    },
  };
}
