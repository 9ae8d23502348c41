/** What happened, oldest first, in plain words; read when somebody asks for it. */
import { useEffect, useState } from "preact/hooks";
import type * as z from "zod";
import { call, type Catalogue } from "../app/api.ts";
import { momentText } from "../app/dates.ts";
import { nameOf, words } from "../app/language.ts";
import type { OwnCase } from "../app/ownCase.ts";
import type { EventsAnswer } from "../../functions/contracts/application/answers.ts";
import { SAYS } from "../pages/applicant.words.ts";
import { actorText, EVENTS } from "../pages/applicantHistory.words.ts";
import { Empty, Loading, ProblemNote } from "./notes.tsx";

const SAY = SAYS.history;
const PAGE = 50;
type Events = z.infer<typeof EventsAnswer>;
type Event = Events["events"][number];

type Props = {
  own: OwnCase;
  catalogue: Catalogue;
  version: string;
  nameOfReview: (reviewId: string) => string;
};

export function History({ own, catalogue, version, nameOfReview }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [events, setEvents] = useState<Event[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [shown, setShown] = useState(PAGE);
  const load = () => {
    setError(null);
    call<Events>("GET", `/v1/applications/${own.applicationId}/events`, own).then(
      ({ events }) => setEvents(events),
      setError,
    );
  };
  useEffect(() => {
    if (isOpen) load();
  }, [isOpen, version]);
  const actor = (by: string) => {
    const department = catalogue.departments.find(({ id }) => by === `department:${id}`);
    return department ? nameOf(department) : actorText(by);
  };
  return (
    <section class={isOpen ? undefined : "no-print"} aria-labelledby="history-title">
      <h2 id="history-title">{SAY.title}</h2>
      <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? SAY.hide : SAY.show}
      </button>
      {isOpen && error !== null && <ProblemNote error={error} retry={load} />}
      {isOpen && events === null && error === null && <Loading />}
      {isOpen && events?.length === 0 && <Empty>{SAY.none}</Empty>}
      {isOpen && events && events.length > 0 && (
        <>
          <p class="own-soft">{SAY.note}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">{SAY.when}</th>
                <th scope="col">{SAY.what}</th>
                <th scope="col">{SAY.where}</th>
                <th scope="col">{SAY.who}</th>
              </tr>
            </thead>
            <tbody>
              {events.slice(0, shown).map((event) => (
                <tr key={`${event.subject}${event.seq}`}>
                  <td>{momentText(event.at)}</td>
                  <td>{told(event)}</td>
                  <td>{event.subject === own.applicationId ? "" : nameOfReview(event.subject)}</td>
                  <td>{actor(event.by)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {events.length > shown && (
            <p>
              <button type="button" class="quiet" onClick={() => setShown(shown + PAGE)}>
                {words.more} ({events.length - shown})
              </button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** An event in words, with the outcome or the material it is about; others by the type of the record. */
function told({ type, data }: Event) {
  const text = EVENTS[type];
  if (text === undefined) return <code>{type}</code>;
  const about = detail(type, data);
  return about === "" ? text : `${text}: ${about}`;
}

const OPINIONS: Readonly<Record<string, keyof typeof words.outcome>> = {
  consent: "consented",
  "consent-with-conditions": "consented-with-conditions",
  objection: "objected",
  "not-applicable": "not-applicable",
};

function detail(type: string, data: Readonly<Record<string, unknown>>): string {
  switch (type) {
    case "opinion-given": {
      const { kind } = data["opinion"] as { kind: string };
      return OPINIONS[kind] === undefined ? kind : words.outcome[OPINIONS[kind]];
    }
    case "closed-by-silence": {
      const outcome = data["outcome"] as keyof typeof words.outcome;
      return words.outcome[outcome] ?? outcome;
    }
    case "material-handed-in":
      return (data["material"] as { name: string }).name;
    case "application-decided": {
      const { result } = data["decision"] as { result: keyof typeof words.applicationStatus };
      return words.applicationStatus[result] ?? result;
    }
    default:
      return "";
  }
}
