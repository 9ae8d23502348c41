/** Who is signed in, for which organ, and the way out. */
import type { Catalogue } from "../api/answers.ts";
import { session, type Session } from "../api/session.ts";
import { signOut } from "../api/signOut.ts";
import { nameOf, wordFor, words } from "../language/language.ts";

/** A person by name, post and rank, or a system by its name; what the token does not say is left out. */
const personText = ({ name, post, rank, system, creditCode }: Session): string =>
  [system, name, creditCode, post, rank && wordFor(words.rank, rank)].filter(Boolean).join(" ");

/** Whoever is signed in, and for which organ. */
export function actorText(current: Session, { departments }: Catalogue): string {
  const department = departments.find(({ id }) => id === current.department);
  const organ = department ? nameOf(department) : wordFor(words.role, current.role);
  return [organ, personText(current)].filter(Boolean).join(" · ");
}

export function SignedIn({ catalogue }: { catalogue: Catalogue }) {
  const current = session();
  if (!current) return null;
  return (
    <p class="signed-in no-print">
      {words.signedInAs}
      {words.colon}
      <strong>{actorText(current, catalogue)}</strong>{" "}
      <button type="button" class="quiet" onClick={() => void signOut()}>
        {words.signOut}
      </button>
    </p>
  );
}
