/** What was kept after a silence, what came after another answer, and what the rules refused: without effect on the outcome. */
import type { Review } from "../../shared/api/answers.ts";
import { momentText } from "../../shared/language/dates.ts";
import { language, wordFor } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { Opinion } from "./Opinion.tsx";

/** What every refusal is called, which the build writes in: see `web/build.ts`. */
declare const PROBLEM_TITLES: Readonly<Record<"zh-CN" | "en", Readonly<Record<string, string>>>>;

const SAYS = says.evidence;

export function Evidence({ review }: { review: Review }) {
  const { lateOpinions, rivalOpinions, refusedCommands, refusedAttempts } = review;
  const isEmpty = lateOpinions.length + rivalOpinions.length + refusedCommands.length === 0;
  return (
    <section aria-labelledby="desk-evidence">
      <h3 id="desk-evidence">{SAYS.title}</h3>
      {isEmpty && refusedAttempts === 0 && <p>{SAYS.none}</p>}
      <Kept title={SAYS.late} kept={lateOpinions} />
      <Kept title={SAYS.rival} kept={rivalOpinions} />
      {refusedAttempts > 0 && (
        <>
          <h4>{SAYS.refused(refusedAttempts)}</h4>
          <ul>
            {refusedCommands.map(({ command, code, at }) => (
              <li key={`${at} ${command}`}>
                {momentText(at)} {SAYS.commands[command] ?? command}: {sentenceOf(code)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const sentenceOf = (code: string): string => wordFor(PROBLEM_TITLES[language], code);

function Kept({ title, kept }: { title: string; kept: Review["lateOpinions"] }) {
  if (kept.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {kept.map(({ opinion, receivedAt }) => (
          <li key={receivedAt}>
            {momentText(receivedAt)}
            <Opinion opinion={opinion} />
          </li>
        ))}
      </ul>
    </>
  );
}
