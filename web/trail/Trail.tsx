/** The trail of one day, or of one case, page by page. */
import { useState } from "preact/hooks";
import { numberAsPrinted } from "../../functions/domain/base/ids.ts";
import type { Answer, Catalogue } from "../shared/api/answers.ts";
import { Field } from "../shared/form/Field.tsx";
import { Form } from "../shared/form/Form.tsx";
import { momentText } from "../shared/language/dates.ts";
import { nameOf, wordFor, words } from "../shared/language/language.ts";
import { More } from "../shared/load/More.tsx";
import { usePages } from "../shared/load/usePages.ts";
import { lines } from "../shared/parts/Facts.tsx";
import { StackingTable } from "../shared/parts/Table.tsx";
import { says } from "./words.ts";

const AT_ONCE = 50;

type Entry = Answer<"listTrail">["entries"][number];

export function Trail({ catalogue }: { catalogue: Catalogue }) {
  const [query, setQuery] = useState<{ date?: string; applicationId?: string; times: number }>({ times: 0 });
  return (
    <>
      <p>{says.intro}</p>
      <Form
        class="trail-filter no-print"
        submit={says.show}
        send={async ({ date, applicationId }) => ({
          ...(typeof date === "string" && { date }),
          ...(typeof applicationId === "string" && { applicationId: numberAsPrinted(applicationId) }),
        })}
        onDone={(asked) => setQuery(({ times }) => ({ ...asked, times: times + 1 }))}
      >
        <Field path="date" label={says.date} hint={says.dateHint} kind="date" optional />
        <Field path="applicationId" label={says.application} hint={says.applicationHint} optional />
      </Form>
      <Entries key={query.times} {...query} catalogue={catalogue} />
    </>
  );
}

type EntriesProps = { date?: string; applicationId?: string; catalogue: Catalogue };

function Entries({ date, applicationId, catalogue }: EntriesProps) {
  const pages = usePages("listTrail", "entries", { date, applicationId }, AT_ONCE);
  return (
    <>
      {pages.rows.length > 0 && (
        <StackingTable
          caption={says.caption}
          heads={[says.when, says.who, says.what, says.about, says.from, says.answered]}
          rows={pages.rows.map((entry) => ({
            key: entry.requestId,
            cells: [
              momentText(entry.at),
              whoText(entry.who, catalogue),
              says.acts[entry.route as keyof typeof says.acts] ?? <code>{entry.route}</code>,
              lines(Object.values(entry.about).map((id) => <code key={id}>{id}</code>)),
              <code>{entry.from}</code>,
              says.statusOf(entry.status),
            ],
          }))}
        />
      )}
      <More pages={pages} empty={says.none} />
    </>
  );
}

/** Role and organ in words, then by what the issuer knows them. */
function whoText({ role, organ, system, sub }: Entry["who"], { departments }: Catalogue) {
  const department = departments.find(({ id }) => id === organ);
  const named = [
    role === "unknown" ? says.unknown : wordFor(words.role, role),
    department ? nameOf(department) : organ,
    system,
  ];
  return (
    <>
      {named.filter(Boolean).join(" · ")}
      {sub !== undefined && <code class="below">{sub}</code>}
    </>
  );
}
