/** What every department has answered so far, as the lead sees it. */
import { cardWords } from "../../shared/parts/cards.words.ts";
import type { Case, Catalogue, ReviewSummary } from "../../shared/api/answers.ts";
import { correctedText, evidenceText, ruleText } from "../../shared/parts/cards.ts";
import { dueOfReview, dueText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { leading } from "./words.ts";
import { Empty, Lamp } from "../../shared/parts/notes.tsx";
import { Conditions } from "../../shared/parts/Conditions.tsx";
import { Referred } from "../../shared/jurisdiction/later.ts";
import { Higher } from "../../shared/higher/later.ts";
import { matterName } from "../../shared/parts/names.ts";
import { Table } from "../../shared/parts/Table.tsx";

const SAYS = leading.caseOf;

export function CaseReviews({ file, catalogue }: { file: Case; catalogue: Catalogue }) {
  if (file.reviews.length === 0) return <Empty>{SAYS.noReviews}</Empty>;
  return (
    <>
      <Table
        heads={[SAYS.matter, SAYS.department, SAYS.standing, SAYS.due, SAYS.answer]}
        caption={
          <>
            {SAYS.reviews}
            {words.colon}
            {SAYS.progressText(file.progress.closed, file.progress.total)}
          </>
        }
        scrolls={SAYS.progress}
      >
        {file.reviews.map((review) => (
          <tr key={review.reviewId}>
            <th scope="row">
              <a href={`#${review.reviewId}`}>{nameOf(review.matter)}</a>
            </th>
            <td>{nameOf(review.department)}</td>
            <td>
              <Lamp of={review} /> {words.reviewStatus[review.status]}
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
            </td>
            <td>{dueOfReview(review)}</td>
            <td>
              <Answer review={review} catalogue={catalogue} />
            </td>
          </tr>
        ))}
      </Table>
      <Cards file={file} catalogue={catalogue} />
    </>
  );
}

function Answer({ review, catalogue }: { review: ReviewSummary; catalogue: Catalogue }) {
  const { outcome, deemed, overdue, reasons, conditions } = review;
  if (outcome === null) return <>–</>;
  return (
    <>
      <span class={deemed ? "deemed" : undefined}>
        {words.outcome[outcome]}
        {overdue && words.aside(SAYS.late)}
      </span>
      {reasons !== null && <div class="said">{reasons}</div>}
      {conditions.length > 0 && <Conditions conditions={conditions} catalogue={catalogue} />}
    </>
  );
}

function Cards({ file: { cards, complaints }, catalogue }: { file: Case; catalogue: Catalogue }) {
  return (
    <>
      <h4>{SAYS.cards}</h4>
      {cards.length === 0 ? (
        <p>{SAYS.noCards}</p>
      ) : (
        <ul>
          {cards.map((card) => (
            <li key={`${card.reviewId} ${card.rule} ${card.at}`}>
              <strong>{cardWords.colour[card.colour]}</strong> {matterName(card.reviewId, catalogue)}
              {words.comma}
              {dueText(card.at)}
              {words.colon}
              {ruleText(card.rule)}
              {words.comma}
              {evidenceText(card)}
              {card.corrected !== null && words.aside(correctedText(card.corrected))}
            </li>
          ))}
        </ul>
      )}
      <h4>{SAYS.complaints}</h4>
      {complaints.length === 0 ? (
        <p>{SAYS.noComplaints}</p>
      ) : (
        <ul>
          {complaints.map(({ complaintId, text, status, answerBy }) => (
            <li key={complaintId} class="said">
              {text}
              {words.aside(
                status === "open" ? SAYS.complaintOpen(dueText(answerBy)) : SAYS.complaintAnswered,
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
