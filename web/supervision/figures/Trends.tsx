/**
 * The figures month by month, or quarter by quarter, and how cases came and went: one call for each, told while they run; what
 * has come stays if one fails.
 */
import { useState } from "preact/hooks";
import type { Catalogue, Figures } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { nameOf } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { Empty, ProblemNote } from "../../shared/parts/notes.tsx";
import { Filter } from "../../shared/parts/Filter.tsx";
import { CaseFlowPlot } from "./CaseFlowPlot.tsx";
import { periodsUntil, STEPS, type Step, type Told } from "./periods.ts";
import { FlowTable, TrendTable } from "./TrendTables.tsx";
import { totalsOf } from "./totals.ts";
import { TrendPlot } from "./TrendPlot.tsx";

type Props = { departments: Catalogue["departments"]; today: string | null };

type Came = { told: Told; figures: Figures };

const SAYS = says.trends;

export function Trends({ departments, today }: Props) {
  const [department, setDepartment] = useState("");
  const [step, setStep] = useState<Step>("month");
  const [came, setCame] = useState<readonly Came[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { count } = STEPS[step];

  async function ask() {
    if (today === null) return;
    setBusy(true);
    setError(null);
    setCame([]);
    try {
      for (const told of periodsUntil(today, step)) {
        const figures = await call("superviseDepartments", { query: { from: told.from, to: told.to } });
        setCame((before) => [...before, { told, figures }]);
      }
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  }

  function choose(next: Step) {
    setStep(next);
    // What is shown is of months, or of quarters, and never of both.
    setCame([]);
  }

  const chosen = departments.find(({ id }) => id === department);
  const whose = chosen ? nameOf(chosen) : says.allDepartments;
  const periods = came.map(({ told: { year, of, from, to }, figures }, i) => ({
    name: SAYS.short[step](year, of),
    isUnderWay: i === count - 1,
    from,
    to,
    figures,
  }));
  const rows = periods.map(({ figures, ...period }) => ({
    ...period,
    ...totalsOf(figures.departments.filter(({ id }) => department === "" || id === department)),
  }));
  const flow = periods.map(({ figures, ...period }) => ({ ...period, ...figures.cases }));
  const isEmpty = rows.every(({ received }) => received === 0);
  const isStill = flow.every(({ cases, openBefore }) => cases + openBefore === 0);
  return (
    <>
      <p>{SAYS.explain}</p>
      <p class="row">
        <Filter
          label={SAYS.choose}
          all={says.allDepartments}
          of={departments.map((known) => [known.id, nameOf(known)])}
          chosen={department}
          choose={setDepartment}
        />
        {!busy && (
          <Filter
            label={SAYS.step}
            all={null}
            of={(["month", "quarter"] as const).map((one) => [one, SAYS.steps[one]])}
            chosen={step}
            choose={(next) => choose(next as Step)}
          />
        )}
      </p>
      <p class="row">
        <button type="button" disabled={busy || today === null} onClick={() => void ask()}>
          {came.length === 0 ? SAYS.show : SAYS.renew}
        </button>{" "}
        {busy && <progress max={count} value={came.length} aria-label={SAYS.progress(came.length, count)} />}{" "}
        <span role="status">{busy ? SAYS.progress(came.length, count) : ""}</span>
      </p>
      {error !== null && (
        <>
          <ProblemNote error={error} retry={() => void ask()} />
          {came.length > 0 && <p>{SAYS.stopped}</p>}
        </>
      )}
      {!busy && came.length > 0 && isEmpty && <Empty>{SAYS.empty}</Empty>}
      {!isEmpty && (
        <>
          <TrendPlot points={rows} department={department} />
          <TrendTable rows={rows} whose={whose} department={department} />
        </>
      )}
      {!isStill && (
        <>
          <CaseFlowPlot points={flow} />
          <FlowTable rows={flow} />
        </>
      )}
    </>
  );
}
