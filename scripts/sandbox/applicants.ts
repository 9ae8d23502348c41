/** Applicants that are nobody: they submit, hand in what they are asked for, and their window and lead are nobody's, too. */
import { createHash } from "node:crypto";
import { trialOf, type Receipt } from "../product/application.ts";
import { Unanswered } from "../product/product.ts";
import type { Submission } from "../product/region.ts";
import type { Done, Sandbox } from "./departments.ts";

export type Own = Receipt & { lead: string };

/** Applications of projects of their own, numbered by the seed. */
export async function submitAll(sandbox: Sandbox, example: Submission, count: number): Promise<Own[]> {
  const { cases, catalogue, tokens, seed, tell } = sandbox;
  const lead = catalogue.projectTypes.find(({ code }) => code === example.project.type)?.lead ?? "";
  const own: Own[] = [];
  for (let n = 1; n <= count; n++) {
    const trial = await trialOf(example, serialOf(seed, n), tokens);
    // A seed that is used again on the same product finds its applications again.
    const receipt = await cases.submit(trial, `sandbox-${trial.project.code}`);
    own.push({ ...receipt, lead });
    tell(`submitted ${receipt.applicationId}, query code ${receipt.queryCode}`);
  }
  return own;
}

const serialOf = (seed: string, n: number): string =>
  String(createHash("sha256").update(`${seed} ${n}`).digest().readUInt32BE(0) % 1_000_000).padStart(6, "0");

/** One look of every applicant at their case. @returns how many acts there were */
export async function lookAtOwn(sandbox: Sandbox, own: readonly Own[], done: Done): Promise<number> {
  let acts = 0;
  for (const receipt of own) {
    const { status, reviews } = await sandbox.cases.status(receipt);
    const asked = reviews.flatMap(({ reviewId, supplement }) =>
      (supplement?.outstanding ?? []).map((code) => ({ code, request: `${reviewId} ${code}` })),
    );
    for (const { code, request } of asked) {
      if (done.has(request)) continue;
      done.add(request);
      acts += await tried(sandbox, `${receipt.applicationId} hands in ${code}`, () =>
        sandbox.cases.handIn(receipt, code, {
          name: `${code}（补正，模拟）`,
          // Each time another file: the same again would be what they had already.
          sha256: createHash("sha256").update(request).digest("hex"),
          uri: `https://${sandbox.catalogue.links.hosts[0]}/${code}-2.pdf`,
        }),
      );
    }
    const lead = { received: "acceptance", deciding: "decision" } as const;
    const what = lead[status as keyof typeof lead];
    if (what !== undefined && sandbox.departments.includes(receipt.lead))
      acts += await tried(sandbox, `${receipt.applicationId} ${what} by ${receipt.lead}`, () =>
        sandbox.cases.lead(receipt, receipt.lead, what),
      );
  }
  return acts;
}

/** What the rules refuse is told, and nobody stops for it. */
async function tried({ tell }: Sandbox, what: string, act: () => Promise<unknown>): Promise<number> {
  try {
    await act();
    tell(what);
    return 1;
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    tell(`${what}: refused, ${error.message.slice(0, 200)}`);
    return 0;
  }
}
