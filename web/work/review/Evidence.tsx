/** What was kept after a silence, what came after another answer, and what the rules refused: without effect on the outcome. */
import type { Catalogue, Review } from "../../shared/api/answers.ts";
import { momentText } from "../../shared/language/dates.ts";
import { wordFor, words } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { titles } from "./titles.ts";
import { Opinion } from "./Opinion.tsx";

const SAYS = says.evidence;

export function Evidence({ review, catalogue }: { review: Review; catalogue: Catalogue }) {
  const { lateOpinions, rivalOpinions, refusedCommands, refusedAttempts } = review;
  const isEmpty = lateOpinions.length + rivalOpinions.length + refusedCommands.length === 0;
  return (
    <section aria-labelledby="desk-evidence">
      <h3 id="desk-evidence">{SAYS.title}</h3>
      {isEmpty && refusedAttempts === 0 && <p>{SAYS.none}</p>}
      <Kept title={SAYS.late} kept={lateOpinions} catalogue={catalogue} />
      <Kept title={SAYS.rival} kept={rivalOpinions} catalogue={catalogue} />
      {refusedAttempts > 0 && (
        <>
          <h4>{SAYS.refused(refusedAttempts)}</h4>
          <ul>
            {refusedCommands.map(({ command, code, at }) => (
              <li key={`${at} ${command}`}>
                {momentText(at)} {SAYS.commands[command] ?? command}
                {words.colon}
                {sentenceOf(code)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const sentenceOf = (code: string): string => wordFor(titles, code);

type KeptProps = { title: string; kept: Review["lateOpinions"]; catalogue: Catalogue };

function Kept({ title, kept, catalogue }: KeptProps) {
  if (kept.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {kept.map(({ opinion, receivedAt }) => (
          <li key={receivedAt}>
            {momentText(receivedAt)}
            <Opinion opinion={opinion} catalogue={catalogue} />
          </li>
        ))}
      </ul>
    </>
  );
}
