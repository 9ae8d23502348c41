/** A table as a file: as CSV, and as a workbook whose writer is loaded when somebody wants one. */
import { SaveButton } from "../../shared/parts/SaveButton.tsx";
import { says } from "../words.ts";
import { csvOf, type Cell } from "../../../functions/contracts/base/csv.ts";

type Props = {
  /** Without its ending. */
  name: string;
  title: string;
  read: () => readonly (readonly Cell[])[] | Promise<readonly (readonly Cell[])[]>;
};

/** The type of workbooks (ECMA-376). */
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const Export = ({ name, title, read }: Props) => (
  <div class="row no-print">
    <SaveButton
      label={says.export.csv}
      name={`${name}.csv`}
      type="text/csv;charset=utf-8"
      read={async () => csvOf(await read())}
    />
    <SaveButton
      label={says.export.xlsx}
      name={`${name}.xlsx`}
      type={XLSX}
      read={async () => (await import("./xlsx.ts")).xlsxOf(title, await read())}
    />
  </div>
);
