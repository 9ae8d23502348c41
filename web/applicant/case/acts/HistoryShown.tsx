/** The history of a case, in plain words. */
import { useState } from "preact/hooks";
import type { Answer, Catalogue } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import { momentText } from "../../../shared/language/dates.ts";
import { wordFor, words } from "../../../shared/language/language.ts";
import { Shown } from "../../../shared/load/Shown.tsx";
import { useLoaded } from "../../../shared/load/useLoaded.ts";
import { departmentName, reviewName } from "../../../shared/parts/names.ts";
import { Empty } from "../../../shared/parts/notes.tsx";
import { Table } from "../../../shared/parts/Table.tsx";
import { actorOf } from "../../../shared/state/actor.ts";
import type { OwnCase } from "../../ownCase.ts";
import { actorText } from "./actor.words.ts";
import { acts, eventWords } from "./words.ts";

const SAY = acts.history;
const PAGE = 50;
type Event = Answer<"getEvents">["events"][number];

/** `version`: read again when it changes. */
type Props = { own: OwnCase; catalogue: Catalogue; version: string };

export function HistoryShown({ own, catalogue, version }: Props) {
  const loaded = useLoaded(JSON.stringify([own, version]), async () => {
    const [names, events] = await Promise.all([eventWords(), wholeHistory(own)]);
    return { names, events };
  });
  return (
    <Shown of={loaded}>
      {({ names, events }) =>
        events.length === 0 ? (
          <Empty>{SAY.none}</Empty>
        ) : (
          <Entries names={names} events={events} own={own} catalogue={catalogue} />
        )
      }
    </Shown>
  );
}

/** Page after page: a long history is more than one answer. */
async function wholeHistory(own: OwnCase): Promise<Event[]> {
  const all: Event[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Answer<"getEvents"> = await call("getEvents", { path: own, by: own, query: { cursor } });
    all.push(...page.events);
    cursor = page.nextCursor;
  }
  return all;
}

type Names = Readonly<Record<string, string>>;
type EntriesProps = Omit<Props, "version"> & { names: Names; events: readonly Event[] };

function Entries({ names, events, own, catalogue }: EntriesProps) {
  const [shown, setShown] = useState(PAGE);
  return (
    <>
      <p class="soft">{SAY.note}</p>
      <Table heads={[SAY.when, SAY.what, SAY.where, SAY.who]}>
        {events.slice(0, shown).map((event) => (
          <tr key={`${event.subject}${event.seq}`}>
            <td>{momentText(event.at)}</td>
            <td>{told(event, names)}</td>
            <td>{event.subject === own.applicationId ? "" : reviewName(event.subject, catalogue)}</td>
            <td>{actorText(actorOf(event), (id) => departmentName(id, catalogue))}</td>
          </tr>
        ))}
      </Table>
      {events.length > shown && (
        <p>
          <button type="button" class="quiet" onClick={() => setShown(shown + PAGE)}>
            {words.more}
            {words.aside(events.length - shown)}
          </button>
        </p>
      )}
    </>
  );
}

/** An event in words, with the outcome or the material it is about; others by the type of the record. */
function told({ type, data }: Event, names: Names) {
  const text = names[type];
  if (text === undefined) return <code>{type}</code>;
  const about = detail(type, data);
  return about === "" ? text : `${text}${words.colon}${about}`;
}

function detail(type: string, data: Readonly<Record<string, unknown>>): string {
  switch (type) {
    case "opinion-given": {
      const { kind } = data["opinion"] as { kind: string };
      return wordFor(words.opinion, kind);
    }
    case "closed-by-silence": {
      return wordFor(words.outcome, data["outcome"] as string);
    }
    case "material-handed-in":
    case "material-replaced": {
      const { files } = data["material"] as { files: { name: string }[] };
      return files.map(({ name }) => name).join(words.and);
    }
    case "file-found":
      return wordFor(words.found, data["found"] as string);
    case "flag-raised":
    case "flag-lifted":
      return [wordFor(words.flag, data["flag"] as string), data["basis"]].filter(Boolean).join(words.colon);
    case "application-decided": {
      const { result } = data["decision"] as { result: string };
      return wordFor(words.applicationStatus, result);
    }
    default:
      return "";
  }
}
