/** What is on record of a document, line by line beside the paper; or that it is not what was issued. */
import { useEffect, useRef } from "preact/hooks";
import type { Answer } from "../shared/api/answers.ts";
import { addressOf } from "../shared/api/client.ts";
import { dateOf, dayText, dueText } from "../shared/language/dates.ts";
import { nameOf, wordFor, words } from "../shared/language/language.ts";
import { Facts } from "../shared/parts/Facts.tsx";
import { says } from "./words.ts";

type Verified = Answer<"verifyNotice">;
type Intact = Extract<Verified, { integrity: "intact" }>;

export function Found({ document }: { document: Verified }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [document]);
  if (document.integrity === "altered")
    return (
      <section class="verdict bad" role="alert">
        <h2 tabIndex={-1} ref={head}>
          {says.altered}
        </h2>
        <p>{says.alteredNote(document.number)}</p>
      </section>
    );
  return (
    <section class={`verdict ${document.void === null ? "" : "bad"}`} aria-labelledby="verdict" role="status">
      <h2 id="verdict" tabIndex={-1} ref={head}>
        {document.void === null ? says.intact : `${says.intact}；${says.void[document.void.why]}`}
      </h2>
      <p>{says.compare}</p>
      <Facts facts={[...compared(document), ...proof(document)]} />
    </section>
  );
}

const compared = (document: Intact) =>
  [
    [says.number, document.number],
    [says.kind, wordFor(words.notice, document.kind)],
    [says.outcome, document.result && resultText(document.kind, document.result)],
    [says.standing, <strong key="standing">{standingText(document)}</strong>],
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

const standingText = ({ void: lost }: Intact): string =>
  lost === null ? says.inForce : says.since(says.void[lost.why], dayText(dateOf(lost.at)), lost.reasons);

const resultText = (kind: string, result: string): string =>
  wordFor(kind === "licence-decision" ? words.licenceResult : words.applicationStatus, result);
