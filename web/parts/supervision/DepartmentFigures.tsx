/** 绩效考评: a period, and the departments side by side in it. */
import { useEffect, useState } from "preact/hooks";
import type { Figures } from "../../app/api.ts";
import { dayText } from "../../app/dates.ts";
import { says } from "../../pages/supervision.words.ts";
import { Empty, Loading } from "../notes.tsx";
import { figuresCsv } from "./figuresCsv.ts";
import { FiguresTable, sorted, type Order } from "./FiguresTable.tsx";
import { Formulas } from "./Formulas.tsx";
import { PeriodPicker, type Period } from "./PeriodPicker.tsx";
import { saveFile } from "./save.ts";
import { SharePlot } from "./SharePlot.tsx";
import { restOf } from "./TextField.tsx";
import { Trouble } from "./Trouble.tsx";
import { useLoad } from "./useLoad.ts";

/** @param onToday told what day it is in the region, once that is known */
export function DepartmentFigures({ onToday }: { onToday: (today: string) => void }) {
  const [period, setPeriod] = useState<Period | null>(null);
  const [today, setToday] = useState<string | null>(null);
  const [order, setOrder] = useState<Order>({ by: "received", descending: true });
  const [saved, setSaved] = useState("");
  const path = "/v1/supervision/departments";
  const { data, error, busy, again } = useLoad<Figures>(
    period === null ? path : `${path}?from=${period.from}&to=${period.to}`,
  );
  useEffect(() => {
    // Without a period the API tells the last 90 days, up to its own today: this computer's clock may differ.
    if (data === null || today !== null) return;
    setToday(data.to);
    onToday(data.to);
  }, [data]);

  if (data === null) return error === null ? <Loading /> : <Trouble error={error} retry={again} />;
  const departments = sorted(data.departments, order);
  const save = () => {
    const name = says.figures.fileName(data.from, data.to);
    saveFile(name, "text/csv;charset=utf-8", figuresCsv(departments));
    setSaved(says.figures.saved(name));
  };
  return (
    <div aria-busy={busy}>
      <PeriodPicker period={data} today={today ?? data.to} error={error} choose={setPeriod} />
      <p role="status" class="progress">
        {busy ? says.figures.updating : ""}
      </p>
      {error !== null && <Trouble error={restOf(error, ["from", "to"])} retry={again} />}
      {data.departments.every(({ received }) => received === 0) ? (
        <Empty>{says.figures.empty}</Empty>
      ) : (
        <>
          <p class="plot-note no-print">{says.figures.sortHint}</p>
          <FiguresTable
            departments={departments}
            caption={says.period.told(dayText(data.from), dayText(data.to))}
            order={order}
            setOrder={setOrder}
          />
          {departments.some(({ truncated }) => truncated) && <p class="note">{says.figures.truncated}</p>}
          <Formulas formulas={data.formulas} />
          <p class="actions">
            <button type="button" class="quiet" onClick={save}>
              {says.figures.csv}
            </button>{" "}
            <span role="status">{saved}</span>
          </p>
          <SharePlot departments={departments} />
        </>
      )}
    </div>
  );
}
