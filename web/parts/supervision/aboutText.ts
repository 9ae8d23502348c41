/** Whom a complaint is about, by name: a department, or a matter that one handles. */
import { matterCodeOf } from "../../../functions/domain/base/ids.ts";
import type { Catalogue, Complaint } from "../../app/api.ts";
import { nameOf } from "../../app/language.ts";

export function aboutText({ reviewId, department }: Complaint["about"], catalogue: Catalogue): string {
  if (reviewId === undefined) return departmentText(department ?? "", catalogue);
  const code = matterCodeOf(reviewId);
  const matter = catalogue.matters.find((known) => known.code === code);
  return matter ? `${nameOf(matter)} · ${departmentText(matter.department, catalogue)}` : reviewId;
}

/** A department by its name; one that the catalogue no longer has by its id. */
export function departmentText(id: string, { departments }: Catalogue): string {
  const department = departments.find((known) => known.id === id);
  return department ? nameOf(department) : id;
}
