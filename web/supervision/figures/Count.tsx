/** A figure that opens to its list; nought has none. */
import type { ListedFigure } from "../../../functions/domain/supervision/figures.ts";
import { listAddress } from "../list/address.ts";
import { says } from "../words.ts";
import type { Period } from "./PeriodPicker.tsx";

type Props = {
  figure: ListedFigure;
  /** Its id; `""` of all together. */
  department: string;
  whose: string;
  count: number;
  period: Period;
};

export const Count = ({ figure, department, whose, count, period: { from, to } }: Props) =>
  count === 0 ? (
    <>0</>
  ) : (
    <a
      href={listAddress({ figure, department, from, to })}
      aria-label={says.list.opens(whose, says.figures.names[figure], count)}
    >
      {count}
    </a>
  );
