/** Who sits in a joint review, one row each: what they had answered, what they say now, how they were asked, and whether they came. */
import type { Catalogue, Status } from "../api/answers.ts";
import { momentText } from "../language/dates.ts";
import { nameOf, wordFor, words } from "../language/language.ts";
import { lines } from "./Facts.tsx";
import { departmentName } from "./names.ts";
import { StackingTable } from "./Table.tsx";

const SAYS = words.joint;

export type Joint = NonNullable<Status["jointReview"]>;
type Attended = NonNullable<Joint["conclusion"]>["attendance"][number];

/** What the seats are drawn from: an application's status has it, and a case of the staff's. */
export type Seated = {
  joint: Joint;
  reviews: readonly Pick<Status["reviews"][number], "reviewId" | "matter" | "department" | "outcome">[];
  catalogue: Catalogue;
};

export function Seats({ joint, reviews, catalogue }: Seated) {
  const { objections, clashes, sitting, positions, conclusion } = joint;
  const contested = [...objections, ...clashes.flatMap((clash) => clash.reviews)];
  const own = (id: string) => reviews.filter(({ department }) => department.id === id);
  const seats = [
    ...(conclusion ? [conclusion.presidedBy] : []),
    ...reviews.filter(({ reviewId }) => contested.includes(reviewId)).map(({ department }) => department.id),
    ...(sitting?.invited ?? []),
    ...(conclusion?.attendance ?? []).map(({ department }) => department),
  ];
  return (
    <StackingTable
      caption={SAYS.seats}
      heads={SAYS.seatHeads}
      rows={[...new Set(seats)].map((id) => ({
        key: id,
        cells: [
          departmentName(id, catalogue),
          lines(
            own(id).map(({ reviewId, matter, outcome }) => {
              const said = `${nameOf(matter)}${words.colon}${outcome === null ? words.none : words.outcome[outcome]}`;
              return contested.includes(reviewId) ? <strong>{said}</strong> : said;
            }),
          ) || words.none,
          lines(
            own(id)
              .filter(({ reviewId }) => contested.includes(reviewId))
              .map(({ reviewId }) =>
                positionText(
                  positions.find((one) => one.reviewId === reviewId),
                  joint,
                ),
              ),
          ) || words.none,
          invitationText(id, joint),
          <Attendance
            of={conclusion?.attendance.find(({ department }) => department === id)}
            joint={joint}
          />,
        ],
      }))}
    />
  );
}

/** What somebody says now of what they stand by; until it is over, that they have said nothing. */
const positionText = (taken: Joint["positions"][number] | undefined, { conclusion }: Joint): string =>
  taken
    ? `${words.position[taken.kind]}${words.comma}${momentText(taken.at)}${words.period}${taken.reasons}`
    : conclusion
      ? words.none
      : SAYS.noPosition;

/** By what an invitation is known to have come. */
function invitationText(id: string, { sitting, invitations }: Joint): string {
  if (sitting === null) return SAYS.notCalled;
  const known = invitations.find(({ department }) => department === id);
  if (!known) return words.none;
  const { receipt, servedAt } = known;
  if (receipt) return `${words.receipt[receipt.by]}${words.comma}${momentText(receipt.at)}`;
  return servedAt === null ? SAYS.notServed : SAYS.notReceived;
}

/** Who spoke, by which authority, and what; or what absence means. */
function Attendance({ of: one, joint }: { of: Attended | undefined; joint: Joint }) {
  if (!one) return <>{joint.sitting !== null && joint.conclusion === null ? SAYS.awaited : words.none}</>;
  if (one.as === "present") {
    const { name, post, mandate, said } = one;
    const by = mandate.by === "office" ? words.rank[mandate.rank] : mandate.document;
    return (
      <>
        {words.attendance.present}
        {words.comma}
        {name}
        {words.aside(`${post}${words.semicolon}${words.mandate[mandate.by]}${words.colon}${by}`)}
        {words.colon}
        {said}
      </>
    );
  }
  const why = one.failed.map((guard) => wordFor(words.guards, guard)).join(words.semicolon);
  return (
    <span class={one.as === "deemed-consent" ? "deemed" : undefined}>
      {words.attendance[one.as]}
      {why && words.aside(why)}
    </span>
  );
}
