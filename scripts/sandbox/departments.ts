/** Departments that are nobody: each looks at its worklist and does with each review what its plan says, when its time has come. */
import { epochOf, parseInstant } from "../../functions/domain/base/time.ts";
import type { Applications } from "../product/application.ts";
import { bearing, Unanswered, type Product } from "../product/product.ts";
import type { Catalogue } from "../product/region.ts";
import type { Tokens } from "../product/tokens.ts";
import { opinionOf, planOf, type Plan, type Weights } from "./behaviour.ts";

export type Sandbox = {
  product: Product;
  tokens: Tokens;
  cases: Applications;
  catalogue: Catalogue;
  seed: string;
  /** Whether they act as soon as they may, and not when their part of the limit has run. */
  isAtOnce: boolean;
  weights: Weights;
  /** Whose departments are simulated. */
  departments: readonly string[];
  /** The product's clock. */
  now: () => Promise<string>;
  tell: (line: string) => void;
};

type Listed = {
  reviewId: string;
  status: "waiting" | "dispatched" | "running" | "suspended" | "overdue" | "closed";
  servedAt: string | null;
  dueAt: string | null;
  matter: { code: string };
  supplement: object | null;
  project: { code: string };
};

/** What has been done in this run: a department does what it does once. */
export type Done = Set<string>;

/** One look of every department at its worklist. @returns how many acts there were */
export async function lookOnce(sandbox: Sandbox, done: Done): Promise<number> {
  const now = await sandbox.now();
  let acts = 0;
  for (const department of sandbox.departments)
    for (const review of await worklist(sandbox, department))
      if (await lookAt(sandbox, { department, review, now, done })) acts += 1;
  return acts;
}

async function worklist({ product, tokens }: Sandbox, department: string): Promise<Listed[]> {
  const headers = await bearing(tokens, "department", department);
  const all: Listed[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const query = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { reviews: Listed[]; nextCursor: string | null } = await product.ask(
      "staff",
      "GET",
      `/v1/reviews?limit=100${query}`,
      { headers },
    );
    all.push(...page.reviews);
    cursor = page.nextCursor;
  }
  return all;
}

type Look = { department: string; review: Listed; now: string; done: Done };

async function lookAt(sandbox: Sandbox, { department, review, now, done }: Look): Promise<boolean> {
  const plan = planOf(sandbox.seed, `${review.project.code} ${review.matter.code}`, sandbox.weights);
  const { reviewId } = review;
  const hasAsked = done.has(`supplement ${reviewId}`);
  const act = dueAct(review, plan, { now, isAtOnce: sandbox.isAtOnce, hasAsked });
  if (act === null || done.has(`${act} ${reviewId}`)) return false;
  done.add(`${act} ${reviewId}`);
  const headers = await bearing(sandbox.tokens, "department", department);
  const say = (what: string) =>
    sandbox.tell(`${now.slice(0, 16)}  ${department.padEnd(20)} ${what.padEnd(22)} ${reviewId}`);
  try {
    if (act === "open") await sandbox.cases.open({ reviewId, department: { id: department } });
    else if (act === "supplement") await askForMaterial(sandbox, review, headers);
    else {
      const answered = await sandbox.cases.opine(
        { reviewId, department: { id: department } },
        opinionOf(plan.does === "supplement" ? "consent" : plan.does),
        [200, 409],
      );
      say(answered.outcome ?? `told: ${(answered as { code?: string }).code ?? "no"}`);
      return true;
    }
    say(act === "open" ? "opens" : "asks for material");
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    say(`refused: ${error.message.slice(0, 200)}`);
  }
  return true;
}

/** How much of its time it takes until somebody of it asks for material: there is a window for that, and it closes. */
const SOON = 0.1;

/** What the plan asks of a department now; `null` for nothing. */
function dueAct(
  review: Listed,
  { does, after }: Plan,
  { now, isAtOnce, hasAsked }: { now: string; isAtOnce: boolean; hasAsked: boolean },
): "open" | "supplement" | "opine" | null {
  const { status, servedAt, dueAt } = review;
  if (does === "silent" || !["dispatched", "running", "overdue"].includes(status)) return null;
  if (servedAt === null) return "open";
  const wantsMaterial = does === "supplement" && review.supplement === null && !hasAsked;
  if (dueAt !== null && !(isAtOnce && does !== "late")) {
    const [at, due, served] = [now, dueAt, servedAt].map((instant) => epochOf(parseInstant(instant)));
    const share = does === "late" ? 1 + after : wantsMaterial ? after * SOON : after;
    if (at! < served! + share * (due! - served!)) return null;
  }
  return wantsMaterial ? "supplement" : "opine";
}

async function askForMaterial(
  { product, catalogue }: Sandbox,
  { reviewId, matter }: Listed,
  headers: { authorization: string },
): Promise<void> {
  const material = catalogue.matters.find(({ code }) => code === matter.code)?.materials[0];
  if (material === undefined) throw new Unanswered(`${matter.code} has no material to ask for`);
  await product.ask("staff", "POST", `/v1/reviews/${encodeURIComponent(reviewId)}/supplement-request`, {
    headers,
    body: {
      items: [{ material, defect: "缺少签章页（模拟）" }],
      reasons: "材料不齐全（模拟）",
      handler: { name: "模拟经办人", post: "A" },
    },
  });
}
