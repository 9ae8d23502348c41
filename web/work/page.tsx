/** The department's desk: what waits for an answer, the most urgent first, and everything that may be done with it. */
import type { Catalogue } from "../shared/api/answers.ts";
import { words } from "../shared/language/language.ts";
import { session } from "../shared/api/session.ts";
import { Page, start } from "../shared/parts/Page.tsx";
import { SignedIn } from "../shared/parts/SignedIn.tsx";
import { Staff } from "../shared/parts/Staff.tsx";
import { AtWindow, Led } from "./Applications.tsx";
import { CaseView } from "./case/CaseView.tsx";
import { filterOf } from "./list/address.ts";
import { useOpenReviews } from "./list/useOpenReviews.ts";
import { Worklist } from "./list/Worklist.tsx";
import { ReviewView } from "./review/ReviewView.tsx";
import { useRoute, type Route } from "./useRoute.ts";
import { says } from "./words.ts";

function Desk() {
  const route = useRoute();
  const open = useOpenReviews();
  return (
    <Page current="work" title={words.nav.work}>
      {(catalogue) => (
        <>
          <SignedIn catalogue={catalogue} />
          <Staff roles={["department"]} catalogue={catalogue}>
            <Views route={route} catalogue={catalogue} />
            {route.view === "list" && <Worklist filter={filterOf(route.query)} open={open} />}
            {route.view === "intake" && <AtWindow />}
            {route.view === "led" && <Led />}
            {route.view === "review" && <ReviewView key={route.id} id={route.id} catalogue={catalogue} />}
            {route.view === "case" && <CaseView key={route.id} id={route.id} catalogue={catalogue} />}
            {route.view === "unknown" && <p class="empty">{says.wrongAddress}</p>}
          </Staff>
        </>
      )}
    </Page>
  );
}

/** The parts of the desk; a department that leads no kind of project has one. */
function Views({ route, catalogue }: { route: Route; catalogue: Catalogue }) {
  const leads = catalogue.projectTypes.some(({ lead }) => lead === session()?.department);
  const views = [
    ["list", "#", says.list],
    ...(leads
      ? ([
          ["intake", "#intake", says.intake],
          ["led", "#led", says.led],
        ] as const)
      : []),
  ] as const;
  return (
    <nav class="views no-print" aria-label={says.views}>
      {views.map(([view, address, text]) => (
        <a key={view} href={address} aria-current={route.view === view ? "page" : undefined}>
          {text}
        </a>
      ))}
    </nav>
  );
}

void start(<Desk />);
