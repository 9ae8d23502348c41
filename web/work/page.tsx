/** The department's desk: what waits for an answer, the most urgent first, and everything that may be done with it. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Catalogue } from "../shared/api/answers.ts";
import { language, words } from "../shared/language/language.ts";
import { session } from "../shared/api/session.ts";
import { Page, start } from "../shared/parts/Page.tsx";
import { actorText, SignedIn } from "../shared/parts/SignedIn.tsx";
import { Staff } from "../shared/parts/Staff.tsx";
import { Tabs } from "../shared/parts/Tabs.tsx";
import { later } from "../shared/load/later.tsx";
import { Inquiries } from "../shared/inquiries/later.ts";
import { Refunds } from "./bill/later.ts";
import { AtWindow, CaseView, Led } from "./case/later.ts";
import { ConsentPage } from "./consent/ConsentPage.tsx";
import { DeskProvider, type Desk } from "./desk.ts";
import { KeysHelp } from "./keys/KeysHelp.tsx";
import { addressOf, filterOf, isClosedTab } from "./list/address.ts";
import { shownOf } from "./list/rows.ts";
import { useOpenReviews } from "./list/useOpenReviews.ts";
import { Worklist } from "./list/Worklist.tsx";
import { Outbox } from "./outbox/Outbox.tsx";
import { useOutbox, type Batch } from "./outbox/useOutbox.ts";
import { Account } from "../shared/account/later.ts";
import { Posts } from "./posts/later.ts";
import { ReviewView } from "./review/ReviewView.tsx";
import { goTo, useRoute, type Route } from "./useRoute.ts";
import { says } from "./words.ts";

/** Few look at it, now and then. */
const Said = later(async () => (await import("./said/Said.tsx")).Said);

const DeskPage = () => (
  <Page current="work" title={words.nav.work}>
    {(catalogue) => (
      <>
        <SignedIn catalogue={catalogue} />
        <Staff roles={["department"]} catalogue={catalogue}>
          <Whole catalogue={catalogue} />
        </Staff>
      </>
    )}
  </Page>
);

/** Keeps what outlives the single views: the list, what is ticked in it, and what is about to be sent. */
function Whole({ catalogue }: { catalogue: Catalogue }) {
  const route = useRoute();
  const open = useOpenReviews();
  const outbox = useOutbox(open.drop);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const tick = (reviewIds: readonly string[], isTicked: boolean) =>
    setTicked((before) => {
      const next = new Set(before);
      for (const id of reviewIds)
        if (isTicked) next.add(id);
        else next.delete(id);
      return next;
    });

  const query = useRef("");
  if (route.view === "list") query.current = route.query;
  const lastSeen = useRef<string | null>(null);
  useEffect(() => {
    if (route.view === "review") lastSeen.current = route.id;
  }, [route]);

  // What is on its way is nobody's to answer any more.
  const waiting = useMemo(
    () => open.rows.filter(({ reviewId }) => !outbox.has(reviewId)),
    [open.rows, outbox.batches],
  );
  const desk: Desk = {
    actor: actorText(session()!, catalogue),
    listAddress: addressOf(filterOf(query.current)),
    needList: () => {
      if (!open.isWhole && !open.busy) open.read();
    },
    neighbour(reviewId, step, isToAnswer = false) {
      const filter = filterOf(query.current);
      // Closed ones are not here: beside them stands what is open.
      const shown = shownOf(open.rows, isClosedTab(filter.tab) ? { ...filter, tab: "open" } : filter, {
        language,
        name: session()?.name,
      });
      const at = shown.findIndex((row) => row.reviewId === reviewId);
      const behind = step > 0 ? shown.slice(at + 1) : shown.slice(0, Math.max(at, 0)).reverse();
      // Who has come to the end of what they answer goes on with what they have passed over.
      const round = isToAnswer ? [...behind, ...shown.slice(0, Math.max(at, 0))] : behind;
      return round.find((row) => !isToAnswer || (row.mayGiveOpinion && !outbox.has(row.reviewId)))?.reviewId;
    },
    hold: outbox.hold,
  };

  /** Back to where it was signed: ticked again, or in its form, where its draft is. */
  function calledBack({ items: [first, ...rest] }: Batch) {
    if (rest.length === 0) return goTo(`#${first!.reviewId}`);
    tick(
      [first!, ...rest].map(({ reviewId }) => reviewId),
      true,
    );
    goTo(desk.listAddress);
  }

  return (
    <DeskProvider value={desk}>
      <Views route={route} catalogue={catalogue} />
      {route.view === "list" && (
        <Worklist
          filter={filterOf(route.query)}
          open={{ ...open, rows: waiting }}
          signed={open.rows.length - waiting.length}
          ticked={ticked}
          tick={tick}
          lastSeen={lastSeen.current}
        />
      )}
      {route.view === "consent" && (
        <ConsentPage
          rows={waiting.filter(({ reviewId }) => ticked.has(reviewId))}
          untick={(reviewIds) => tick(reviewIds, false)}
        />
      )}
      {route.view === "intake" && <AtWindow />}
      {route.view === "led" && <Led />}
      {route.view === "refunds" && <Refunds />}
      {route.view === "posts" && <Posts catalogue={catalogue} />}
      {route.view === "account" && (
        <>
          <h2>{says.account}</h2>
          <Account departments={ownDepartments(catalogue)} isOwn />
        </>
      )}
      {route.view === "inquiries" && <Inquiries catalogue={catalogue} />}
      {route.view === "said" && <Said />}
      {route.view === "review" && <ReviewView key={route.id} id={route.id} catalogue={catalogue} />}
      {route.view === "case" && <CaseView key={route.id} id={route.id} catalogue={catalogue} />}
      {route.view === "unknown" && <p class="empty">{says.wrongAddress}</p>}
      <Outbox outbox={outbox} onCalledBack={calledBack} />
    </DeskProvider>
  );
}

const ownDepartments = ({ departments }: Catalogue) =>
  departments.filter(({ id }) => id === session()?.department);

/** The parts of the desk; a department that leads no kind of project has one. */
function Views({ route, catalogue }: { route: Route; catalogue: Catalogue }) {
  const leads = catalogue.projectTypes.some(({ lead }) => lead === session()?.department);
  const charges = catalogue.matters.some(({ fee, tariff }) => fee > 0 || tariff !== undefined);
  const views = [
    ["list", "#", says.list],
    ...(leads
      ? ([
          ["intake", "#intake", says.intake],
          ["led", "#led", says.led],
        ] as const)
      : []),
    ["inquiries", "#inquiries", says.inquiries],
    ...(charges ? ([["refunds", "#refunds", says.refunds]] as const) : []),
    ["said", "#said", says.said],
    ["posts", "#posts", says.posts],
    ["account", "#account", says.account],
  ] as const;
  return (
    <Tabs label={says.views} tabs={views} at={route.view}>
      <KeysHelp />
    </Tabs>
  );
}

void start(<DeskPage />);
