/** The frame of every page: where one is, the other pages, the other language; on the laptop the operator's bar. */
import { render, type ComponentChildren } from "preact";
import type { PageName } from "../../../functions/pages.ts";
import { useEffect } from "preact/hooks";
import { askAhead, askedAhead } from "../api/ahead.ts";
import type { Catalogue } from "../api/answers.ts";
import { call } from "../api/client.ts";
import { language, nameOf, otherLanguage, wordFor, words } from "../language/language.ts";
import { keepSession, session, type Session } from "../api/session.ts";
import { completeSignIn, signIn } from "../api/signIn.ts";
import { signInSettings } from "../api/signInSettings.ts";
import { Shown } from "../load/Shown.tsx";
import { useLoaded } from "../load/useLoaded.ts";
import { OperatorBar } from "./OperatorBar.tsx";

/** The pages that lie on this origin, which the build writes in: see `web/build.ts`. */
declare const PAGES_HERE: readonly { name: PageName; path: string }[];

export type PageProps = {
  current: PageName;
  title: string;
  /** What the page shows once it knows the region's catalogue. */
  children: (catalogue: Catalogue) => ComponentChildren;
};

const readCatalogue = async (): Promise<Catalogue> => call("getCatalogue", { by: null });

export function Page({ current, title, children }: PageProps) {
  const loaded = useLoaded("catalogue", async () => askedAhead("catalogue", readCatalogue));
  const catalogue = loaded.data;
  useEffect(() => {
    document.title = `${title} · ${words.product}`;
  }, [title]);
  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      {LAPTOP && <OperatorBar catalogue={catalogue} />}
      <header class="masthead">
        <div>
          <strong>{words.product}</strong>
          {catalogue && <span class="region">{nameOf(catalogue.region)}</span>}
        </div>
        <nav aria-label={words.product}>
          {PAGES_HERE.map(({ name, path }) => (
            <a key={name} href={path} aria-current={name === current ? "page" : undefined}>
              {words.nav[name]}
            </a>
          ))}
          <a
            href={otherLanguage()}
            lang={language === "en" ? "zh-CN" : "en"}
            hreflang={language === "en" ? "zh-CN" : "en"}
          >
            {words.otherLanguage}
          </a>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        <h1>{title}</h1>
        <Shown of={loaded}>{children}</Shown>
      </main>
    </>
  );
}

/** Shows its children to who is signed in with one of these roles, and asks the others to sign in. */
export function Staff({ roles, children }: { roles: readonly string[]; children: ComponentChildren }) {
  const current = session();
  if (current && roles.includes(current.role)) return <>{children}</>;
  return (
    <div class="empty">
      <p>{words.signInNeeded}</p>
      {signInSettings() !== null && (
        <button type="button" onClick={() => void signIn()}>
          {words.signIn}
        </button>
      )}
    </div>
  );
}

/** A person by name, post and rank, or a system by its name; what the token does not say is left out. */
const personText = ({ name, post, rank, system }: Session): string =>
  [system, name, post, rank && wordFor(words.rank, rank)].filter(Boolean).join(" ");

/** Who is signed in, for which organ, and the way out. */
export function SignedIn({ catalogue }: { catalogue: Catalogue }) {
  const current = session();
  if (!current) return null;
  const department = catalogue.departments.find(({ id }) => id === current.department);
  const organ = department ? nameOf(department) : wordFor(words.role, current.role);
  const leave = () => {
    keepSession(null);
    location.reload();
  };
  return (
    <p class="signed-in">
      {words.signedInAs}: <strong>{[organ, personText(current)].filter(Boolean).join(" · ")}</strong>{" "}
      <button type="button" class="quiet" onClick={leave}>
        {words.signOut}
      </button>
    </p>
  );
}

/** Draws a page; a sign-in that has just come back is completed first. */
export async function start(page: ComponentChildren): Promise<void> {
  askAhead("catalogue", readCatalogue);
  if (signInSettings() !== null) await completeSignIn().catch(() => false);
  const root = document.getElementById("app")!;
  root.replaceChildren();
  render(page, root);
}
