/** 绩效考评: a period, and the departments side by side in it. */
import { useEffect, useState } from "preact/hooks";
import { dayText } from "../../shared/language/dates.ts";
import { says } from "../words.ts";
import { Empty, Loading, ProblemNote } from "../../shared/parts/notes.tsx";
import { figuresRows } from "./figuresRows.ts";
import { FiguresTable, sorted, type Order } from "./FiguresTable.tsx";
import { Formulas } from "./Formulas.tsx";
import { PeriodPicker, type Period } from "./PeriodPicker.tsx";
import { DaysPlot } from "./DaysPlot.tsx";
import { SharePlot } from "./SharePlot.tsx";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { Export } from "../list/Export.tsx";

/** @param onToday told what day it is in the region, once that is known */
export function DepartmentFigures({ onToday }: { onToday: (today: string) => void }) {
  const [period, setPeriod] = useState<Period | null>(null);
  const [today, setToday] = useState<string | null>(null);
  const [order, setOrder] = useState<Order>({ by: "received", descending: true });
  const loaded = useAnswer("superviseDepartments", { query: period ?? {} });
  const { data, error, busy, reload } = loaded;
  useEffect(() => {
    // Without a period the API tells the last 90 days, up to its own today: this computer's clock may differ.
    if (data === null || today !== null) return;
    setToday(data.to);
    onToday(data.to);
  }, [data]);

  if (data === null) return error === null ? <Loading /> : <ProblemNote error={error} retry={reload} />;
  const departments = sorted(data.departments, order);
  return (
    <div aria-busy={busy}>
      <PeriodPicker period={data} today={today ?? data.to} choose={setPeriod} />
      <p role="status" class="soft">
        {busy ? says.figures.updating : ""}
      </p>
      {error !== null && <ProblemNote error={error} retry={reload} />}
      {data.departments.every(({ received, inquiries }) => received + inquiries === 0) ? (
        <Empty>{says.figures.empty}</Empty>
      ) : (
        <>
          <p class="soft no-print">{says.figures.sortHint}</p>
          <FiguresTable
            departments={departments}
            period={data}
            caption={says.period.told(dayText(data.from), dayText(data.to))}
            order={order}
            setOrder={setOrder}
          />
          <Formulas formulas={data.formulas} />
          <Export
            name={says.figures.fileName(data.from, data.to)}
            title={says.sections.figures}
            read={() => figuresRows(departments)}
          />
          <SharePlot departments={departments} />
          <DaysPlot departments={departments} period={data} />
        </>
      )}
    </div>
  );
}
