/** The main job, step by step: each asks the product, and says in a few words what it found. */
import { checkBundle } from "../../functions/app/notices/checkBundle.ts";
import type { PublicKey } from "../../functions/app/base/signing.ts";
import type { Applications, Receipt, ReviewShown, StatusShown } from "../product/application.ts";
import type { Answer, Product } from "../product/product.ts";
import { catalogueOf, exampleOf, type Catalogue, type Submission } from "../product/region.ts";
import type { Tokens } from "../product/tokens.ts";
import { Failed, until, type Found } from "./steps.ts";

export type Job = {
  product: Product;
  cases: Applications;
  /** How long what follows by itself may take. */
  patienceSeconds: number;
};

const CONSENT = { kind: "consent", handler: { name: "试运行", post: "A" } };

/** What a department may answer now. */
const isAnswerable = ({ status }: ReviewShown): boolean => status === "dispatched" || status === "running";

export async function answers({ product }: Job): Promise<Found<Catalogue>> {
  const { status } = await product.ask<{ status: string }>("public", "GET", "/healthz");
  if (status !== "ok") throw new Failed(`/healthz says ${status}`);
  for (const path of ["/", "/catalogue", "/verify"])
    checkPage(path, await product.call("public", "GET", path, HTML));
  for (const path of ["/work", "/supervision"])
    checkPage(path, await product.call("staff", "GET", path, HTML));
  const found = await catalogueOf(product);
  const { region, version } = found;
  return { says: `${region.name} (${region.code}), ${version}, with its pages`, found };
}

const HTML = { headers: { accept: "text/html" } };

function checkPage(path: string, { status, text }: Answer): void {
  if (status !== 200 || !text.includes("<html")) throw new Failed(`the page ${path}: ${status}`);
}

export async function isShut({ product }: Job): Promise<Found<void>> {
  for (const headers of [{}, { authorization: "Bearer eyJhbGciOiJub25lIn0.e30." }]) {
    const { status } = await product.call("staff", "GET", "/v1/reviews", { headers });
    if (status !== 401) throw new Failed(`a worklist without a good token: ${status}, where 401 is right`);
  }
  return { says: "no worklist without a good token", found: undefined };
}

/** Its contract says by an example what its matters ask about: that is what is submitted. */
export async function describes({ product }: Job): Promise<Found<Submission>> {
  const found = await exampleOf(product);
  return { says: `an application for ${found.project.type} by /openapi.json`, found };
}

export async function isReceived({ cases }: Job, trial: Submission): Promise<Found<Receipt>> {
  const key = `smoke-${trial.project.code}`;
  const found = await cases.submit(trial, key);
  const { applicationId } = await cases.submit(trial, key);
  if (applicationId !== found.applicationId)
    throw new Failed(`the same request made two applications, ${found.applicationId} and ${applicationId}`);
  return { says: `${applicationId}: sent twice, received once`, found };
}

/** Every department has its review; the window's clerk accepts first, where the region has one. */
export async function isAccepted(
  { cases }: Job,
  receipt: Receipt,
  lead: string,
): Promise<Found<readonly ReviewShown[]>> {
  let shown = await cases.status(receipt);
  if (shown.status === "received") shown = await cases.lead(receipt, lead, "acceptance");
  const { reviews } = shown;
  if (shown.status !== "in-review" || reviews.length === 0)
    throw new Failed(`it is ${shown.status}, with ${reviews.length} reviews`);
  const asked = reviews.map(({ department }) => department.id).join(", ");
  return { says: `${reviews.length} reviews at once: ${asked}`, found: reviews };
}

/** Somebody who is asked can call; to come to a decision, everybody. */
export async function isKnown(
  reviews: readonly ReviewShown[],
  tokens: Tokens,
  isAll: boolean,
): Promise<Found<ReviewShown>> {
  const lacking: string[] = [];
  let found: ReviewShown | undefined;
  for (const review of reviews) {
    const { id } = review.department;
    if ((await tokens.of("department", id)) === undefined) lacking.push(id);
    else if (isAnswerable(review)) found ??= review;
  }
  if (found === undefined || (isAll && lacking.length > 0))
    throw new Failed(`no token was given for ${lacking.join(", ")}`);
  return { says: isAll ? "of every department" : `of ${found.department.id}`, found };
}

/** What is open for a department is on its worklist; opening it serves it. */
export async function isServed(
  { product, cases }: Job,
  review: ReviewShown,
  bearer: { authorization: string },
): Promise<Found<void>> {
  const { department, reviewId } = review;
  let path: string | undefined = "/v1/reviews";
  for (let isListed = false; !isListed;) {
    if (path === undefined) throw new Failed(`${reviewId} is not on the worklist of ${department.id}`);
    const page: { reviews: readonly ReviewShown[]; nextCursor: string | null } = await product.ask(
      "staff",
      "GET",
      path,
      { headers: bearer },
    );
    isListed = page.reviews.some((one) => one.reviewId === reviewId);
    path = page.nextCursor === null ? undefined : `/v1/reviews?cursor=${encodeURIComponent(page.nextCursor)}`;
  }
  const { servedAt } = await cases.open(review);
  if (servedAt === null) throw new Failed(`${reviewId} was opened by ${department.id}, and is not served`);
  return { says: `${department.id} has it on its worklist, served ${servedAt}`, found: undefined };
}

/** One department calls back, and is told the same when it calls back again. */
export async function isAnswered(
  { cases }: Job,
  receipt: Receipt,
  review: ReviewShown,
): Promise<Found<void>> {
  const first = await cases.opine(review, CONSENT);
  const again = await cases.opine(review, CONSENT);
  if (first.status !== "closed" || again.outcome !== first.outcome)
    throw new Failed(`${review.reviewId} is ${first.status}, and the repeat was told ${again.outcome}`);
  const { reviews } = await cases.status(receipt);
  const shown = reviews.find(({ reviewId }) => reviewId === review.reviewId);
  if (shown?.outcome !== first.outcome)
    throw new Failed(`the applicant reads ${shown?.outcome ?? "nothing"} of ${review.reviewId}`);
  return { says: `${review.department.id} ${first.outcome}; the applicant reads it`, found: undefined };
}

/** Whoever is asked consents, round after round, until the whole is decided. */
export async function isDecided(
  { cases, patienceSeconds }: Job,
  receipt: Receipt,
  lead: string,
): Promise<Found<StatusShown>> {
  const found = await until("a decision", patienceSeconds, async () => {
    const shown = await cases.status(receipt);
    if (shown.decision !== null) return shown;
    // It may have closed since it was read: that is no fault of anybody's.
    for (const review of shown.reviews.filter(isAnswerable)) await cases.opine(review, CONSENT, [200, 409]);
    if (shown.status === "deciding") await cases.lead(receipt, lead, "decision");
    return undefined;
  });
  return { says: `${found.status}, ${found.progress.closed} of ${found.progress.total} closed`, found };
}

/** Every notice by its number and code, as a reader would, and the whole case by the keys that are published. */
export async function isProved(
  { product, cases, patienceSeconds }: Job,
  receipt: Receipt,
): Promise<Found<void>> {
  const notices = await until("the notices", patienceSeconds, async () => {
    const issued = await cases.notices(receipt);
    return issued.length > 0 ? issued : undefined;
  });
  for (const { number, code } of notices) {
    const query = new URLSearchParams({ number, code });
    const { integrity } = await product.ask<{ integrity: string }>(
      "public",
      "GET",
      `/v1/notices/verification?${query.toString()}`,
    );
    if (integrity !== "intact") throw new Failed(`${number} is ${integrity}`);
  }
  const { keys } = await product.ask<{ keys: PublicKey[] }>("public", "GET", "/v1/keys");
  const { faults, events } = checkBundle(Buffer.from(await cases.bundle(receipt), "utf8"), keys);
  if (faults.length > 0) throw new Failed(`the case does not fit: ${faults[0]!.what} ${faults[0]!.message}`);
  const kinds = notices.map(({ kind }) => kind).join(", ");
  return { says: `${kinds}; ${events} events are signed and fit`, found: undefined };
}

export async function isWithdrawn({ cases }: Job, receipt: Receipt): Promise<Found<void>> {
  const { status, reviews } = await cases.withdraw(receipt);
  const open = reviews.filter((review) => review.status !== "closed").length;
  if (status !== "withdrawn" || open > 0) throw new Failed(`it is ${status}, with ${open} reviews open`);
  return { says: "and none of its reviews is open", found: undefined };
}

/** Who opines on what was withdrawn is told so. */
export async function isOver({ cases }: Job, review: ReviewShown): Promise<Found<void>> {
  await cases.opine(review, { ...CONSENT, documentNumber: "试运行" }, [409]);
  return { says: `${review.department.id} is told 409`, found: undefined };
}
