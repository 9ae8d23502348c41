/** 容缺: what was promised to follow, in whose words, by whom and by when, and what has become of it. */
import type { Catalogue, Status } from "../api/answers.ts";
import { momentText } from "../language/dates.ts";
import { nameOf, words } from "../language/language.ts";
import { promiseText } from "../state/said.ts";
import { materialName } from "./names.ts";

const SAYS = words.promises;

/** Nothing where nothing was promised, as nearly always. @param level of the heading in its page */
export function Promises({
  promises,
  catalogue,
  level: Heading = "h3",
}: {
  promises: Status["promises"];
  catalogue: Catalogue;
  level?: "h2" | "h3";
}) {
  if (promises.length === 0) return null;
  return (
    <section aria-labelledby="promises-title">
      <Heading id="promises-title">{SAYS.title}</Heading>
      <ul class="plain">
        {promises.map((one) => (
          <li key={one.material}>
            <strong>{materialName(one.material, catalogue)}</strong>
            {words.colon}
            {promiseText(one)}
            <p class="said">{nameOf({ name: one.text, nameEn: one.textEn })}</p>
            <p class="soft">
              {SAYS.signed(one.signedBy, momentText(one.givenAt))}
              {words.aside(`${one.basis.document} ${one.basis.article}`)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
