/** The joint review as it stands: what it is about, who said what since, when it sits, how it ended. */
import type { Case, Catalogue } from "../../app/api.ts";
import { dayText, dueText, momentText } from "../../app/dates.ts";
import { nameOf } from "../../app/language.ts";
import { says } from "../../pages/work.words.ts";
import { Facts } from "./Facts.tsx";
import { matterName } from "./ReviewFacts.tsx";

const SAYS = says.joint;

export function departmentName(id: string, { departments }: Catalogue): string {
  const known = departments.find((department) => department.id === id);
  return known ? nameOf(known) : id;
}

export function JointReview({ file, catalogue }: { file: Case; catalogue: Catalogue }) {
  if (file.jointReview === null) return null;
  const { dueAt, objections, clashes, sitting, positions, conclusion } = file.jointReview;
  const list = (items: string[]) => items.length > 0 && items.join("; ");
  return (
    <section aria-labelledby="desk-joint">
      <h3 id="desk-joint">{SAYS.title}</h3>
      <Facts
        facts={[
          [SAYS.dueAt, dueText(dueAt)],
          [SAYS.objections, list(objections.map((id) => matterName(id, catalogue)))],
          [
            SAYS.clashes,
            list(
              clashes.map(
                ({ about, reviews }) =>
                  `${about} (${reviews.map((id) => matterName(id, catalogue)).join(", ")})`,
              ),
            ),
          ],
          [SAYS.sitting, sitting && SAYS.sittingText(dayText(sitting.heldOn), sitting.place)],
          [SAYS.agenda, sitting?.agenda],
          [SAYS.invited, sitting && list(sitting.invited.map((id) => departmentName(id, catalogue)))],
          [SAYS.result, conclusion && `${SAYS.results[conclusion.result]}: ${conclusion.reasons}`],
          [SAYS.minutes, conclusion?.minutes],
          [
            SAYS.present,
            conclusion &&
              list(
                conclusion.attendance.map(
                  ({ department, as }) => `${departmentName(department, catalogue)} (${SAYS.attendance[as]})`,
                ),
              ),
          ],
        ]}
      />
      {positions.length > 0 && (
        <>
          <h4>{SAYS.positions}</h4>
          <ul>
            {positions.map(({ reviewId, kind, reasons, at }) => (
              <li key={reviewId} class="desk-said">
                {matterName(reviewId, catalogue)}: {says.position[kind]}, {momentText(at)}. {reasons}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
