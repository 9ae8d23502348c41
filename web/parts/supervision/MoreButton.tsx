/** What a list shows so far, and the way to the rest. */
import { words } from "../../app/language.ts";
import { says } from "../../pages/supervision.words.ts";

type Props = { shown: string; more: boolean; busy: boolean; next: () => void };

export const MoreButton = ({ shown, more, busy, next }: Props) => (
  <p class="actions">
    <span role="status">{busy ? words.loading : more ? shown : `${shown} · ${says.end}`}</span>{" "}
    {more && (
      <button type="button" class="quiet" disabled={busy} onClick={next}>
        {words.more}
      </button>
    )}
  </p>
);
