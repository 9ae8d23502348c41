/** What is on record of a document, line by line beside the paper; or that it is not what was issued. */
import type { Answer } from "../shared/api/answers.ts";
import { addressOf } from "../shared/api/client.ts";
import { dateOf, dayText, dueText } from "../shared/language/dates.ts";
import { nameOf, wordFor, words } from "../shared/language/language.ts";
import { Facts, lines } from "../shared/parts/Facts.tsx";
import { useFocused } from "../shared/parts/useFocused.ts";
import { says } from "./words.ts";

type Verified = Answer<"verifyNotice">;
type Intact = Extract<Verified, { integrity: "intact" }>;

export function Found({ document }: { document: Verified }) {
  const head = useFocused<HTMLHeadingElement>(document);
  if (document.integrity === "altered")
    return (
      <section class="verdict bad" role="alert">
        <h2 tabIndex={-1} ref={head}>
          {says.altered}
        </h2>
        <p>{says.alteredNote(document.number)}</p>
      </section>
    );
  const headlines = headlinesOf(document);
  const isBad = document.void !== null || document.superseded?.in === "whole";
  const tone = isBad ? "bad" : headlines.length > 0 ? "doubtful" : "";
  return (
    <section class={`verdict ${tone}`} aria-labelledby="verdict" role="status">
      <h2 id="verdict" tabIndex={-1} ref={head}>
        {[says.intact, ...headlines].join(says.and)}
      </h2>
      <p>{says.compare}</p>
      <Facts facts={[...compared(document), ...proof(document)]} />
    </section>
  );
}

/** What a reader must not miss, in a word each. */
function headlinesOf({ void: lost, superseded, underReview }: Intact): string[] {
  const { headlines } = says;
  return [
    ...(lost ? [says.void[lost.why]] : []),
    ...(superseded ? [superseded.in === "whole" ? headlines.superseded : headlines.changed] : []),
    ...(underReview ? [headlines.underReview] : []),
  ];
}

const compared = (document: Intact) =>
  [
    [says.number, document.number],
    [says.kind, wordFor(words.notice, document.kind)],
    [says.outcome, document.result && resultText(document.kind, document.result)],
    [says.standing, lines(standingTexts(document).map((text) => <strong key={text}>{text}</strong>))],
    [says.project, document.project.name],
    [says.projectCode, document.project.code],
    [says.applicant, document.applicant.name],
    [says.matter, document.matter ? nameOf(document.matter) : says.whole],
    [says.organ, nameOf(document.issuedBy)],
    [says.issuedAt, dayText(dateOf(document.issuedAt))],
    [says.at, dueText(document.at)],
  ] as const;

const proof = ({ signedBy, digest }: Intact) =>
  [
    [says.signature, says.signed(signedBy.alg)],
    [says.key, <code key="kid">{signedBy.kid}</code>],
    [says.keys, <code key="keys">{`${location.origin}${addressOf("getKeys", {})}`}</code>],
    [says.digest, <code key="digest">{digest}</code>],
  ] as const;

function standingTexts({ void: lost, superseded, underReview }: Intact): string[] {
  const day = (instant: string) => dayText(dateOf(instant));
  const texts = [
    ...(lost ? [says.since(says.void[lost.why], day(lost.at), lost.reasons)] : []),
    ...(superseded
      ? [
          says.superseded[superseded.in](
            wordFor(words.notice, superseded.kind),
            superseded.number,
            day(superseded.at),
          ),
        ]
      : []),
    ...(underReview ? [says.underReview[underReview.why](day(underReview.since))] : []),
  ];
  return texts.length > 0 ? texts : [says.inForce];
}

const resultText = (kind: string, result: string): string =>
  wordFor(kind === "licence-decision" ? words.licenceResult : words.applicationStatus, result);
