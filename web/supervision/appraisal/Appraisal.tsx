/** 绩效考评: the departments' marks and ranks of a period, each open to its figures and cases; a page that prints. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Catalogue } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { Form } from "../../shared/form/Form.tsx";
import { dayText, momentText } from "../../shared/language/dates.ts";
import { Shown } from "../../shared/load/Shown.tsx";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { Done } from "../../shared/parts/notes.tsx";
import { Export } from "../list/Export.tsx";
import { says } from "../words.ts";
import { appraisalAddress, monthBefore, periodsUpTo } from "./address.ts";
import { Corrections } from "./Corrections.tsx";
import { Formula } from "../../shared/appraisal/Formula.tsx";
import { Inspections } from "./Inspections.tsx";
import { Ranking } from "./Ranking.tsx";
import { periodText, tableOf, type AppraisalData } from "./shown.ts";
import { appraisalWords as SAYS } from "../../shared/appraisal/words.ts";

type Props = { period: string; departments: Catalogue["departments"] };

export function Appraisal({ period: asked, departments }: Props) {
  // What day it is in the region the API says: this computer's clock may differ.
  const figures = useAnswer("superviseDepartments", { query: {} });
  const today = figures.data?.to ?? null;
  const period = asked === "" ? today && monthBefore(today) : asked;
  return (
    <Shown of={figures}>
      {({ to }) => <OfPeriod key={period} period={period!} today={to} departments={departments} />}
    </Shown>
  );
}

function OfPeriod({ period, today, departments }: Props & { today: string }) {
  const loaded = useAnswer("getAppraisal", { path: { period } });
  const [said, setSaid] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="appraisal" class="appraisal">
      <p class="no-print">
        <a href="#ranking">{says.case.back}</a>
      </p>
      <h2 id="appraisal" tabIndex={-1} ref={heading}>
        {SAYS.title(periodText(period))}
      </h2>
      <Choice period={period} today={today} />
      <Shown of={loaded}>
        {(data) => (
          <>
            <State data={data} />
            {data.mayClose && (
              <Form
                class="no-print"
                submit={SAYS.close}
                send={async () => call("closeAppraisal", { path: { period } })}
                onDone={(answer: AppraisalData) => {
                  loaded.put(answer);
                  setSaid(SAYS.closeDone);
                }}
              >
                <p>{SAYS.closeRule}</p>
              </Form>
            )}
            <Done>{said}</Done>
            <Ranking data={data} />
            <p class="row no-print">
              <button type="button" class="quiet" onClick={() => print()}>
                {SAYS.print}
              </button>
            </p>
            <Export
              name={SAYS.fileName(period)}
              title={SAYS.title(periodText(period))}
              read={() => tableOf(data)}
            />
            <h3>{SAYS.formula}</h3>
            <Formula formula={data.formula} />
            <Inspections data={data} departments={departments} onEntered={loaded.refresh} />
            {data.status === "closed" && <Corrections data={data} />}
          </>
        )}
      </Shown>
    </section>
  );
}

function Choice({ period, today }: { period: string; today: string }) {
  const { months, quarters, years } = periodsUpTo(today);
  const groups = [
    [SAYS.kinds.month, months],
    [SAYS.kinds.quarter, quarters],
    [SAYS.kinds.year, years],
  ] as const;
  const isKnown = groups.some(([, all]) => all.includes(period));
  return (
    <p class="no-print">
      <label>
        {SAYS.choose}{" "}
        <select
          value={period}
          onChange={(event) => void (location.hash = appraisalAddress(event.currentTarget.value))}
        >
          {!isKnown && <option value={period}>{periodText(period)}</option>}
          {groups.map(([name, all]) => (
            <optgroup key={name} label={name}>
              {all.map((one) => (
                <option key={one} value={one}>
                  {periodText(one)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
    </p>
  );
}

const State = ({
  data: { from, to, status, closableFrom, closesOn, asked, closed },
}: {
  data: AppraisalData;
}) => (
  <Facts
    facts={[
      [SAYS.choose, SAYS.days(dayText(from), dayText(to))],
      [SAYS.stands, SAYS.status[status]],
      [
        SAYS.close,
        closed
          ? [SAYS.closedAt(momentText(closed.at)), closed.by === null && ` · ${SAYS.byItself}`]
          : asked
            ? SAYS.asked(momentText(asked.at))
            : closableFrom === null || closesOn === null
              ? SAYS.noCalendar
              : SAYS.closable(dayText(closableFrom), dayText(closesOn)),
      ],
      [SAYS.digest, closed && <code>{closed.digest}</code>],
      [SAYS.previous, closed && (closed.previous === null ? SAYS.first : <code>{closed.previous}</code>)],
    ]}
  />
);
