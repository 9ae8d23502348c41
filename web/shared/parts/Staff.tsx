/** Who may use a page of the staff's: the others are told why not, and where to go on. */
import type { ComponentChildren } from "preact";
import type { Catalogue } from "../api/answers.ts";
import { session, type Session } from "../api/session.ts";
import { signOut } from "../api/signOut.ts";
import { nameOf, wordFor, words } from "../language/language.ts";
import { Banner } from "./notes.tsx";
import { SignInButton } from "./SignInButton.tsx";

type Props = { roles: readonly string[]; catalogue: Catalogue; children: ComponentChildren };

/** Shows its children to who is signed in with one of these roles, for a department that there is. */
export function Staff({ roles, catalogue, children }: Props) {
  const current = session();
  if (!current)
    return (
      <div class="empty">
        <p>{words.signInNeeded}</p>
        <SignInButton />
      </div>
    );
  const why = unusable(current, roles, catalogue);
  if (why === null) return <>{children}</>;
  return (
    <Banner tone="problem" role="alert">
      <p>
        <strong>{words.mayNot.title}</strong>
        {words.colon}
        {why}
      </p>
      <button type="button" onClick={() => void signOut()}>
        {words.signOut}
      </button>
    </Banner>
  );
}

/** What is wrong with a session for this page: an empty list would be taken for nothing to do. */
function unusable(
  { role, department }: Session,
  roles: readonly string[],
  { departments, region }: Catalogue,
) {
  const { mayNot } = words;
  if (role === "") return mayNot.noRole;
  if (!roles.includes(role))
    return mayNot.otherRole(
      wordFor(words.role, role),
      roles.map((one) => wordFor(words.role, one)).join(words.or),
    );
  if (role !== "department" || departments.some(({ id }) => id === department)) return null;
  return department === null
    ? mayNot.noDepartment
    : mayNot.otherDepartment(
        nameOf(region),
        department,
        departments.map((one) => `${nameOf(one)}${words.aside(one.id)}`).join(words.and),
      );
}
