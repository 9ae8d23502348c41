/** An application of ours: submitted, looked at, answered, withdrawn. */
import { bearing, Unanswered, type Product } from "./product.ts";
import type { Submission } from "./region.ts";
import { claimsIn, type Tokens } from "./tokens.ts";

export type Receipt = { applicationId: string; queryCode: string; status: string };

export type ReviewShown = {
  reviewId: string;
  status: "waiting" | "dispatched" | "running" | "suspended" | "overdue" | "closed";
  outcome: string | null;
  department: { id: string };
  dueAt: string | null;
  supplement: { outstanding: readonly string[] } | null;
};

export type StatusShown = {
  status: string;
  decision: unknown;
  progress: { closed: number; total: number };
  reviews: readonly ReviewShown[];
};

/** What a clerk sees first, wherever the case turns up: on a worklist, a notice, a figure. */
export const MARK = "【试运行，请勿办理】";

/**
 * An example as a trial: marked in its project's and its applicant's name, of a project of its own.
 * @param serial six digits, another one each time
 */
export async function trialOf(example: Submission, serial: string, tokens: Tokens): Promise<Submission> {
  const signedIn = await tokens.of("applicant");
  const creditCode = signedIn === undefined ? undefined : claimsIn(signedIn)?.["creditCode"];
  return {
    ...example,
    project: {
      ...example.project,
      name: `${MARK}${serial}`,
      code: example.project.code.replace(/\d{6}$/, serial),
    },
    applicant: {
      name: "试运行（非真实申请）",
      creditCode: typeof creditCode === "string" ? creditCode : example.applicant.creditCode,
      contact: { name: "试运行", phone: "000-0000000" },
    },
  };
}

export function applications(product: Product, tokens: Tokens) {
  /** The code of the case, and who has signed in, if anybody has. */
  async function applicant(receipt?: Receipt): Promise<Record<string, string>> {
    const token = await tokens.of("applicant");
    if (token !== undefined) return { authorization: `Bearer ${token}` };
    return receipt ? { "x-query-code": receipt.queryCode } : {};
  }
  const own = async <T>(receipt: Receipt, part = ""): Promise<T> =>
    product.ask("public", "GET", `/v1/applications/${receipt.applicationId}${part}`, {
      headers: await applicant(receipt),
    });

  return {
    submit: async (submission: Submission, key: string): Promise<Receipt> =>
      product.ask("public", "POST", "/v1/applications", {
        body: submission,
        headers: { ...(await applicant()), "idempotency-key": key },
      }),
    status: (receipt: Receipt): Promise<StatusShown> => own(receipt),
    notices: async (receipt: Receipt): Promise<readonly { number: string; code: string; kind: string }[]> =>
      (await own<{ notices: readonly { number: string; code: string; kind: string }[] }>(receipt, "/notices"))
        .notices,
    bundle: async (receipt: Receipt): Promise<string> => {
      const path = `/v1/applications/${receipt.applicationId}/export`;
      const { status, text } = await product.call("public", "GET", path, {
        headers: await applicant(receipt),
      });
      if (status !== 200) throw new Unanswered(`GET ${product.at.public}${path}: ${status} ${text}`);
      return text;
    },
    withdraw: async (receipt: Receipt): Promise<StatusShown> =>
      product.ask("public", "POST", `/v1/applications/${receipt.applicationId}/withdrawal`, {
        body: { reason: `${MARK}试运行结束，自行撤回。` },
        headers: await applicant(receipt),
      }),
    handIn: async (
      receipt: Receipt,
      code: string,
      file: { name: string; sha256: string; uri: string },
    ): Promise<StatusShown> =>
      product.ask("public", "PUT", `/v1/applications/${receipt.applicationId}/materials/${code}`, {
        body: file,
        headers: await applicant(receipt),
      }),
    /** @param accept statuses that are right; 200 unless named */
    opine: async (
      { reviewId, department }: Pick<ReviewShown, "reviewId" | "department">,
      opinion: unknown,
      accept: readonly number[] = [200],
    ): Promise<{ status: string; outcome: string | null }> =>
      product.ask("staff", "PUT", `/v1/reviews/${encodeURIComponent(reviewId)}/opinion`, {
        body: opinion,
        headers: await bearing(tokens, "department", department.id),
        accept,
      }),
    open: async ({
      reviewId,
      department,
    }: Pick<ReviewShown, "reviewId" | "department">): Promise<{ servedAt: string | null }> =>
      product.ask("staff", "GET", `/v1/reviews/${encodeURIComponent(reviewId)}`, {
        headers: await bearing(tokens, "department", department.id),
      }),
    /** The lead accepts at the window, or decides. */
    lead: async (receipt: Receipt, lead: string, what: "acceptance" | "decision"): Promise<StatusShown> =>
      product.ask("staff", "PUT", `/v1/applications/${receipt.applicationId}/${what}`, {
        body: what === "acceptance" ? { decision: "accept" } : { result: "grant", reasons: `${MARK}准予。` },
        headers: await bearing(tokens, "department", lead),
      }),
  };
}

export type Applications = ReturnType<typeof applications>;
