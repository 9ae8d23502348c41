/** The frame of every page: where one is, the other pages, the other language; on the laptop the operator's bar. */
import { render, type ComponentChildren } from "preact";
import type { PageName } from "../../../functions/pages.ts";
import { useEffect } from "preact/hooks";
import { askAhead, askedAhead } from "../api/ahead.ts";
import type { Catalogue } from "../api/answers.ts";
import { call } from "../api/client.ts";
import { beginRenewal, handOver } from "../api/renewal.ts";
import { completeSignIn } from "../api/signIn.ts";
import { signInSettings } from "../api/signInSettings.ts";
import { signedOutHereOnly } from "../api/signOut.ts";
import { takeShared } from "../api/tabs.ts";
import { language, nameOf, otherLanguage, words } from "../language/language.ts";
import { Shown } from "../load/Shown.tsx";
import { useLoaded } from "../load/useLoaded.ts";
import { ProblemNote } from "./notes.tsx";
import { OperatorBar } from "./OperatorBar.tsx";
import { SessionGuard } from "./SessionGuard.tsx";
import { SignInButton } from "./SignInButton.tsx";

/** The pages that lie on this origin, which the build writes in: see `web/build.ts`. */
declare const PAGES_HERE: string;

const pagesHere = JSON.parse(PAGES_HERE) as readonly { name: PageName; path: string }[];

export type PageProps = {
  /** `null` for one that no page leads to. */
  current: PageName | null;
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
          {pagesHere.map(({ name, path }) => (
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
        <Arrival />
        <SessionGuard>
          <Shown of={loaded}>{children}</Shown>
        </SessionGuard>
      </main>
      {catalogue && <Footer catalogue={catalogue} />}
    </>
  );
}

/** Whose page it is, whom one may call, and what it does for everybody and with what it learns. */
function Footer({ catalogue: { region, contacts } }: { catalogue: Catalogue }) {
  const SAYS = words.footer;
  return (
    <footer class="footer">
      <p>{SAYS.by(nameOf({ name: contacts.government, nameEn: contacts.governmentEn }), nameOf(region))}</p>
      <p>{SAYS.call(contacts.enquiries, contacts.complaints)}</p>
      <details class="no-print">
        <summary>{SAYS.accessible}</summary>
        <p>{SAYS.accessibleText(contacts.enquiries)}</p>
      </details>
      <details class="no-print">
        <summary>{SAYS.privacy}</summary>
        <p>{SAYS.privacyText}</p>
      </details>
    </footer>
  );
}

/** What went wrong on the way in or out before this page was drawn. */
let before: { failed?: unknown; hereOnly?: boolean } = {};

function Arrival() {
  const { failed, hereOnly } = before;
  if (failed !== undefined)
    return (
      <>
        <ProblemNote error={failed} />
        <p>
          <SignInButton />
        </p>
      </>
    );
  return hereOnly === true ? (
    <p class="note" role="status">
      {words.session.hereOnly}
    </p>
  ) : null;
}

/** In the window that renewed another's session, and that the browser leaves open. */
const Renewed = () => (
  <main>
    <p role="status">{words.session.renewed}</p>
  </main>
);

/** Draws a page; a sign-in that has just come back is completed first. */
export async function start(page: ComponentChildren): Promise<void> {
  const root = document.getElementById("app")!;
  const draw = (what: ComponentChildren) => {
    root.replaceChildren();
    render(what, root);
  };
  askAhead("catalogue", readCatalogue);
  if (signInSettings() !== null) {
    before = { hereOnly: signedOutHereOnly() };
    try {
      if (await beginRenewal()) return;
      const { renews = null, session: renewed } = (await completeSignIn()) ?? {};
      if (renews !== null) {
        draw(<Renewed />);
        return handOver(renews, renewed!);
      }
    } catch (failed) {
      before = { failed };
    }
  }
  await takeShared();
  draw(page);
}
