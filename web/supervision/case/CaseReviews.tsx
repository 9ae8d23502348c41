/** The reviews of a case: how each stands, and what supervision may do about it. */
import { useState } from "preact/hooks";
import type { Case, Catalogue, ReviewSummary } from "../../shared/api/answers.ts";
import { reviewText, standing } from "../../shared/state/said.ts";
import { dueOfReview } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { handlerText } from "../../shared/parts/handler.ts";
import { Empty, Lamp } from "../../shared/parts/notes.tsx";
import { call } from "../../shared/api/client.ts";
import { Shown } from "../../shared/load/Shown.tsx";
import { useLoaded } from "../../shared/load/useLoaded.ts";
import { Ledger } from "../../shared/parts/Ledger.tsx";
import { limitText } from "../../shared/parts/limit.ts";
import { Referred } from "../../shared/jurisdiction/later.ts";
import { Higher } from "../../shared/higher/later.ts";
import { Announced } from "../../shared/revocation/later.ts";
import { ReviewNotices } from "../../shared/parts/ReviewNotices.tsx";
import { Table } from "../../shared/parts/Table.tsx";
import { revocationsOf, type RevocationCommand, type Revoking } from "./revoking.ts";

type Props = {
  found: Case;
  catalogue: Catalogue;
  revoke: (revoking: Revoking<ReviewSummary>) => void;
};

export function CaseReviews({ found, catalogue, revoke }: Props) {
  const { reviews } = found;
  if (reviews.length === 0) return <Empty>{says.case.noReviews}</Empty>;
  return (
    <Table
      heads={[
        says.matter,
        says.department,
        says.lamp,
        says.status,
        says.due,
        says.case.used,
        says.handler,
        says.case.actions,
      ]}
      scrolls={`${says.case.reviews}${words.colon}${says.case.scroll}`}
    >
      {reviews.map((review) => (
        <Row
          key={review.reviewId}
          review={review}
          catalogue={catalogue}
          commands={revocationsOf(found, review.reviewId)}
          revoke={revoke}
        />
      ))}
    </Table>
  );
}

/** What a row shows below itself, one at a time. */
type Below = "clock" | "notices";

type RowProps = { review: ReviewSummary; commands: RevocationCommand[] } & Pick<
  Props,
  "catalogue" | "revoke"
>;

function Row({ review, catalogue, commands, revoke }: RowProps) {
  const name = nameOf(review.matter);
  const [open, setOpen] = useState<Below | null>(null);
  const belowId = `below-${review.reviewId}`;
  const shows = (below: Below) => (
    <button
      type="button"
      class="quiet"
      aria-expanded={open === below}
      aria-controls={belowId}
      aria-label={`${says.case[below]}${words.colon}${name}`}
      onClick={() => setOpen(open === below ? null : below)}
    >
      {says.case[below]}
    </button>
  );
  return (
    <>
      <tr>
        <td>{name}</td>
        <td>{nameOf(review.department)}</td>
        <td>{review.status === "closed" ? words.reviewStatus.closed : <Lamp of={review} />}</td>
        <td>
          <Standing review={review} catalogue={catalogue} />
        </td>
        <td>{dueOfReview(review) ?? words.none}</td>
        <td>
          {review.usedDays} / {limitText(review)}
        </td>
        <td>{handlerText(review) ?? words.none}</td>
        <td>
          {review.servedAt !== null && shows("clock")}
          {shows("notices")}
          {commands.map((command) => (
            <button
              key={command}
              type="button"
              class="quiet"
              aria-label={`${says.revocation.commands[command]}${words.colon}${name}`}
              onClick={() => revoke({ review, command })}
            >
              {says.revocation.commands[command]}
            </button>
          ))}
        </td>
      </tr>
      <tr id={belowId} hidden={open === null}>
        <td colSpan={8}>
          {open === "clock" && <Clock review={review} />}
          {open === "notices" && <ReviewNotices reviewId={review.reviewId} empty={says.case.noNotices} />}
        </td>
      </tr>
    </>
  );
}

/** Day by day, read when somebody opens it. */
function Clock({ review }: { review: ReviewSummary }) {
  const ledger = useLoaded(review.reviewId, async () => call("getClock", { path: review }));
  return <Shown of={ledger}>{(data) => <Ledger ledger={data} />}</Shown>;
}

/** In a word, and in the sentence that says since when, raised to whom, by silence or not. */
const Standing = ({ review, catalogue }: { review: ReviewSummary; catalogue: Catalogue }) => (
  <>
    <span class={review.deemed ? "deemed" : undefined}>{standing(review)}</span>
    <small class="below">{reviewText(review, "staff", catalogue)}</small>
    {review.referral && (
      <div class="below">
        <Referred referral={review.referral} catalogue={catalogue} />
      </div>
    )}
    {review.higher && (
      <div class="below">
        <Higher higher={review.higher} />
      </div>
    )}
    {review.silence?.announced && (
      <div class="below">
        <Announced review={review} />
      </div>
    )}
  </>
);
