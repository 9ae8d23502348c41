/** How long reviews took, by department: a bar for each band of working days, and how many are in it, which opens to them. */
import { nameOf } from "../../shared/language/language.ts";
import { Wide } from "../../shared/parts/Wide.tsx";
import { says } from "../words.ts";
import { Count } from "./Count.tsx";
import type { Period } from "./PeriodPicker.tsx";
import type { DepartmentFigures } from "./totals.ts";

const BANDS = ["took1", "took3", "took5", "took10", "took15", "took20", "tookMore"] as const;
const HEIGHT = 8;

type Props = { departments: readonly DepartmentFigures[]; period: Period };

export function DaysPlot({ departments, period }: Props) {
  const told = departments.filter(({ measured }) => measured > 0);
  if (told.length === 0) return null;
  return (
    <Wide label={says.figures.daysScroll}>
      <table class="figures days">
        <caption>{says.figures.days}</caption>
        <thead>
          <tr>
            <th scope="col">{says.department}</th>
            {BANDS.map((band) => (
              <th key={band} scope="col">
                {says.figures.names[band]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.map((department) => (
            <tr key={department.id}>
              <th scope="row">{nameOf(department)}</th>
              {BANDS.map((band) => (
                <td key={band}>
                  <Count
                    figure={band}
                    department={department.id}
                    whose={nameOf(department)}
                    count={department[band]}
                    period={period}
                  />
                  <svg width="100%" height={HEIGHT} aria-hidden="true">
                    <rect
                      class="share"
                      width={`${Math.round((100 * department[band]) / department.measured)}%`}
                      height={HEIGHT}
                    />
                  </svg>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
