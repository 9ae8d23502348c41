/** What the catalogue calls things that answers name by their codes; what it no longer has goes by its code. */
import { matterCodeOf } from "../../../functions/domain/base/ids.ts";
import type { AttributeValue } from "../../../functions/domain/catalogue/condition.ts";
import type { Catalogue, Complaint } from "../api/answers.ts";
import type { Attribute } from "../catalogue/routing.ts";
import { nameOf, words } from "../language/language.ts";

type Named = { name: string; nameEn: string };

const named = (found: Named | undefined, code: string): string => (found ? nameOf(found) : code);

export const departmentName = (id: string, { departments }: Catalogue): string =>
  named(
    departments.find((department) => department.id === id),
    id,
  );

export const materialName = (code: string, { materials }: Catalogue): string =>
  named(
    materials.find((material) => material.code === code),
    code,
  );

/** The matter of a review. */
export const matterName = (reviewId: string, catalogue: Catalogue): string =>
  named(matterOf(reviewId, catalogue), matterCodeOf(reviewId));

/** A review by its department and its matter. */
export function reviewName(reviewId: string, catalogue: Catalogue): string {
  const matter = matterOf(reviewId, catalogue);
  return matter ? `${departmentName(matter.department, catalogue)} · ${nameOf(matter)}` : reviewId;
}

/** What was stated about a project, or what a rule compares it with, in the reader's language and with its unit. */
export function valueText(value: AttributeValue, attribute: Attribute | undefined): string {
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (attribute?.type === "number") return words.inUnit(String(value), unitOf(attribute));
  const choice = attribute?.type === "choice" && attribute.choices.find(({ code }) => code === value);
  return choice ? nameOf(choice) : String(value);
}

/** The unit of a number. */
export const unitOf = ({ unit, unitEn }: Extract<Attribute, { type: "number" }>): string =>
  nameOf({ name: unit, nameEn: unitEn });

/** Whom a complaint is about. */
export const aboutName = (
  { reviewId, department, supervision }: Complaint["about"],
  catalogue: Catalogue,
): string =>
  supervision
    ? words.complaint.supervision
    : reviewId === undefined
      ? departmentName(department ?? "", catalogue)
      : reviewName(reviewId, catalogue);

const matterOf = (reviewId: string, { matters }: Catalogue) =>
  matters.find(({ code }) => code === matterCodeOf(reviewId));
