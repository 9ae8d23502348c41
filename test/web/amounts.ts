/**
 * Answers of the API with as many rows as a test wants, made of the real answers of a running world, and held to the
 * contract: a fixture that drifts from it does not come into being.
 */
import type { Page } from "playwright-core";
import type * as z from "zod";
import { CaseAnswer, StatusAnswer } from "../../functions/contracts/application/answers.ts";
import { CatalogueAnswer } from "../../functions/contracts/catalogue/answers.ts";
import { OpenReviewsAnswer, WorklistAnswer } from "../../functions/contracts/review/answers.ts";
import { plans } from "../../functions/domain/catalogue/plan.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";

export type Status = z.infer<typeof StatusAnswer>;
export type Case = z.infer<typeof CaseAnswer>;
export type Catalogue = z.infer<typeof CatalogueAnswer>;
export type Worklist = z.infer<typeof WorklistAnswer>;
export type Row = Worklist["reviews"][number];

/** The real ones in turn, each copy with an id and a department of its own. */
function copies<R extends Pick<Row, "reviewId" | "matter" | "department">>(
  real: readonly R[],
  count: number,
): R[] {
  return Array.from({ length: count }, (_, i) => {
    const original = real[i % real.length]!;
    const { reviewId, matter, department } = original;
    const nth = Math.floor(i / real.length);
    if (nth === 0) return original;
    return {
      ...original,
      reviewId: `${reviewId}-${nth + 1}`,
      matter: { ...matter, code: `${matter.code}-${nth + 1}`, name: `${matter.name}（${nth + 1}）` },
      department: {
        id: `${department.id}-${nth + 1}`,
        name: `${department.name}（${nth + 1}）`,
        nameEn: `${department.nameEn} (${nth + 1})`,
      },
    };
  });
}

const progressOf = (reviews: Status["reviews"]) => ({
  closed: reviews.filter(({ status }) => status === "closed").length,
  total: reviews.length,
});

/** A case with so many reviews; without any it still waits for the window. */
function sized<S extends Status>(real: S, count: number): S {
  const reviews = copies(real.reviews, count);
  const waits = { status: "received", acceptedAt: null, accepted: null, expectedDecisionBy: null } as const;
  return { ...real, ...(count === 0 && waits), reviews, progress: progressOf(reviews) };
}

export const statusWith = (real: Status, count: number): Status => StatusAnswer.parse(sized(real, count));
export const caseWith = (real: Case, count: number): Case =>
  CaseAnswer.parse(sized(count === 0 ? { ...real, cards: [], complaints: [] } : real, count));

/** The catalogue with so many matters, and the plans that follow from them. */
export function catalogueWith(real: Catalogue, count: number): Catalogue {
  const matters = copiesOfMatters(real, count);
  const region = { ...real, matters } as unknown as Region;
  return CatalogueAnswer.parse({ ...real, matters, plans: count === 0 ? [] : plans(region) });
}

/** Every type of project keeps a matter: the first applies to all of them. */
function copiesOfMatters({ matters, projectTypes }: Catalogue, count: number): Catalogue["matters"] {
  const known = new Set(matters.slice(0, count).map(({ code }) => code));
  return Array.from({ length: count }, (_, i) => {
    const original = matters[i % matters.length]!;
    const nth = Math.floor(i / matters.length);
    return {
      ...original,
      ...(nth > 0 && { code: `${original.code}-${nth + 1}`, name: `${original.name}（${nth + 1}）` }),
      ...(i === 0 && { projectTypes: projectTypes.map(({ code }) => code) }),
      prerequisites: original.prerequisites.filter(({ matter }) => known.has(matter)),
    };
  });
}

/**
 * Answers a list page by page, as the API does: by its `limit`, and with a cursor that says where to go on.
 * @param lampOf gives each row another lamp than its original's
 * @returns all rows
 */
export async function answerPaged(
  page: Page,
  path: string,
  real: readonly Row[],
  count: number,
  lampOf?: (i: number) => Row["lamp"],
): Promise<Row[]> {
  const rows = copies(real, count).map((row, i) => ({
    ...row,
    ...(lampOf && { lamp: lampOf(i) }),
    project: { ...row.project, name: `${row.project.name} ${i + 1}` },
  }));
  await page.route(
    (url) => url.pathname === path,
    (route) => {
      const query = new URL(route.request().url()).searchParams;
      const from = Number(query.get("cursor") ?? 0);
      const to = from + Number(query.get("limit") ?? 50);
      const lamp = query.get("lamp");
      // As on the server a filter looks at one page: it may come back with less than its limit.
      const reviews = rows.slice(from, to).filter((row) => lamp === null || row.lamp === lamp);
      const nextCursor = to < rows.length ? String(to) : null;
      const listed = { reviews, unreadable: 0, nextCursor };
      // Who is told something by name is a department's list alone.
      const json =
        path === "/v1/reviews"
          ? WorklistAnswer.parse({ ...listed, told: { handOvers: [] } })
          : OpenReviewsAnswer.parse(listed);
      return route.fulfill({ json });
    },
  );
  return rows;
}

/** Answers one address with what is given. */
export async function answerWith(page: Page, path: string, json: unknown): Promise<void> {
  await page.route(
    (url) => url.pathname === path,
    (route) => route.fulfill({ json }),
  );
}
