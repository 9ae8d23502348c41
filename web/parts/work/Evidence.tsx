/** What came too late, what came after another answer, and what the rules refused: kept, and without effect. */
import type { Review } from "../../app/api.ts";
import { momentText } from "../../app/dates.ts";
import { language } from "../../app/language.ts";
import { PROBLEMS_ZH } from "../../app/problems.zh.ts";
import { says } from "../../pages/work.words.ts";
import { Opinion } from "./Opinion.tsx";

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

const sentenceOf = (code: string): string =>
  language === "en" ? code.replaceAll("-", " ") : (PROBLEMS_ZH[code] ?? code);

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
