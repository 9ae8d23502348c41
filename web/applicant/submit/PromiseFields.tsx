/** 后补: a material that may follow, the promise in the authority's words, by when, and who signs it. */
import { Field } from "../../shared/form/Field.tsx";
import { nameOf, words } from "../../shared/language/language.ts";
import type { MaterialDraft, MayFollow } from "./draft.ts";
import { says } from "./words.ts";

type Promise = MaterialDraft["promise"];
type Props = { code: string; terms: MayFollow; promise: Promise; onPromise: (promise: Promise) => void };

const SAYS = says.promise;

export const PromiseFields = ({ code, terms, promise, onPromise }: Props) => (
  <>
    <label class="check">
      <input
        type="checkbox"
        checked={promise !== undefined}
        onChange={(event) => onPromise(event.currentTarget.checked ? { signedBy: "" } : undefined)}
      />{" "}
      {SAYS.follows(words.promises.days(terms.days))}
    </label>
    {promise && (
      <div class="panel">
        <p class="said">{nameOf({ name: terms.text, nameEn: terms.textEn })}</p>
        <p class="hint">
          {SAYS.basis(`${terms.basis.document} ${terms.basis.article}`)}
          {SAYS.means}
        </p>
        <Field
          path={`promises.${code}`}
          label={SAYS.signedBy}
          hint={SAYS.signedOn}
          longest={40}
          value={promise.signedBy}
          onValue={(signedBy) => onPromise({ signedBy })}
        />
      </div>
    )}
  </>
);
