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
  /** Of which closed period it is; any other list is as it stands now. */
  closed?: string | undefined;
};

export const Count = ({ figure, department, whose, count, period: { from, to }, closed }: Props) =>
  count === 0 ? (
    <>0</>
  ) : (
    <a
      href={listAddress({ figure, department, from, to, closed })}
      aria-label={says.list.opens(whose, says.figures.names[figure], count)}
    >
      {count}
    </a>
  );
