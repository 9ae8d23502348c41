/** 失信惩戒名册: whom no silence counts as consent for, since when, why; entries are added and ended. */
import { words } from "../../shared/language/language.ts";
import { useState } from "preact/hooks";
import type { Hold } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { Field } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { momentText } from "../../shared/language/dates.ts";
import { More } from "../../shared/load/More.tsx";
import { usePages } from "../../shared/load/usePages.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { Filter } from "../../shared/parts/Filter.tsx";
import { Done } from "../../shared/parts/notes.tsx";
import { says } from "../words.ts";

const SAYS = says.holds;

type Listed = "standing" | "ended";

export function Holds() {
  const [status, setStatus] = useState<Listed>("standing");
  const [said, setSaid] = useState("");
  const [times, setTimes] = useState(0);
  const done = (text: string) => {
    setSaid(text);
    setTimes((before) => before + 1);
  };
  return (
    <>
      <p>{SAYS.explain}</p>
      <details class="no-print" key={`add ${times}`}>
        <summary>{SAYS.add}</summary>
        <Form
          submit={SAYS.place}
          send={async (body) => call("placeHold", { body })}
          onDone={(hold: Hold) => done(SAYS.placed(hold.holdId))}
        >
          <Field path="creditCode" label={SAYS.creditCode} />
          <Field path="reason" label={SAYS.reason} kind="text" longest={300} />
          <Field path="basis" label={SAYS.basis} longest={200} />
          <Field path="from" label={SAYS.from} kind="date" />
          <Field path="until" label={SAYS.until} hint={SAYS.untilHint} kind="date" optional />
        </Form>
      </details>
      <Done>{said}</Done>
      <p>
        <Filter
          label={SAYS.choose}
          all={null}
          of={[
            ["standing", SAYS.standing],
            ["ended", SAYS.ended],
          ]}
          chosen={status}
          choose={(chosen) => setStatus(chosen as Listed)}
        />
      </p>
      <List key={`${status} ${times}`} status={status} done={done} />
    </>
  );
}

function List({ status, done }: { status: Listed; done: (text: string) => void }) {
  const pages = usePages("listHolds", "holds", { status }, 20);
  return (
    <>
      {pages.rows.map((hold) => (
        <Entry key={hold.holdId} hold={hold} done={done} />
      ))}
      <More pages={pages} empty={status === "standing" ? SAYS.emptyStanding : SAYS.emptyEnded} />
    </>
  );
}

function Entry({ hold, done }: { hold: Hold; done: (text: string) => void }) {
  const { holdId, creditCode, placed, ended } = hold;
  return (
    <article class="panel" aria-labelledby={holdId}>
      <h3 id={holdId}>{creditCode}</h3>
      <Facts
        facts={[
          [SAYS.number, holdId],
          [says.status, SAYS.statuses[hold.status]],
          [SAYS.days, SAYS.period(hold.from, hold.until)],
          [SAYS.reason, hold.reason],
          [SAYS.basis, hold.basis],
          [SAYS.placedAt, momentText(placed.at)],
          [SAYS.endedAt, ended && `${momentText(ended.at)}${words.colon}${ended.reason}`],
        ]}
      />
      {hold.offers.length > 0 && (
        <details class="no-print">
          <summary>{SAYS.end}</summary>
          <Form
            submit={SAYS.sendEnd}
            send={async (body) => call("endHold", { path: { holdId }, body })}
            onDone={() => done(SAYS.endDone(holdId))}
          >
            <p>{SAYS.endExplain}</p>
            <Field path="reason" label={SAYS.endReason} kind="text" longest={300} />
          </Form>
        </details>
      )}
    </article>
  );
}
