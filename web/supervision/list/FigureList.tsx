/** What was added up in a figure, one by one: each row leads to its case. */
import { isOfAppraisal, isOfCases, URGINGS } from "../../../functions/domain/supervision/figures.ts";
import type { Catalogue, FigureRow } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { dayText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { More } from "../../shared/load/More.tsx";
import { usePages } from "../../shared/load/usePages.ts";
import { Filter } from "../../shared/parts/Filter.tsx";
import { Table } from "../../shared/parts/Table.tsx";
import { useFocused } from "../../shared/parts/useFocused.ts";
import { CaseLink } from "../now/CaseLink.tsx";
import { says } from "../words.ts";
import { listAddress, type ListAddress } from "./address.ts";
import { Export } from "./Export.tsx";
import { dayOf, headsOf, kindOf, projectOf, tableOf, tailOf } from "./rows.ts";

const AT_ONCE = 100;

type Props = { of: ListAddress; departments: Catalogue["departments"] };

export function FigureList({ of, departments }: Props) {
  const { figure, department, from, to, closed } = of;
  // A closed period is named in place of its days.
  const query = closed === undefined ? { figure, department, from, to } : { figure, department, closed };
  const pages = usePages("listFigure", "rows", query, AT_ONCE);
  const heading = useFocused<HTMLHeadingElement>();
  const known = departments.find(({ id }) => id === department);
  const kind = kindOf(figure);
  const isOfRegion = isOfCases(figure);
  const whose = known ? nameOf(known) : isOfRegion ? says.wholeRegion : says.allDepartments;
  const name = says.figures.names[figure];
  const go = (more: Partial<ListAddress>) => void (location.hash = listAddress({ ...of, ...more }));
  return (
    <section aria-labelledby="figure-list">
      <p class="no-print">
        <a
          href={
            kind === "urgings"
              ? "#urging"
              : isOfRegion
                ? "#trends"
                : closed !== undefined || isOfAppraisal(figure)
                  ? "#ranking"
                  : "#figures"
          }
        >
          {says.case.back}
        </a>
      </p>
      <h2 id="figure-list" tabIndex={-1} ref={heading}>
        {says.list.title(whose, name)}
      </h2>
      <p>
        {says.period.told(dayText(from), dayText(to))}
        {words.period}
        {says.formulas[figure] !== undefined && says.list.counts(name, says.formulas[figure])}
        {closed !== undefined && says.list.asClosed}
      </p>
      <p class="row no-print">
        {kind === "urgings" && (
          <Filter
            label={says.list.choose}
            all={null}
            of={URGINGS.map((one) => [one, says.figures.names[one]])}
            chosen={figure}
            choose={(chosen) => go({ figure: chosen as ListAddress["figure"] })}
          />
        )}
        {!isOfRegion && (
          <Filter
            label={says.now.filter}
            all={says.everyDepartment}
            of={departments.map((one) => [one.id, nameOf(one)])}
            chosen={department}
            choose={(chosen) => go({ department: chosen })}
          />
        )}
      </p>
      {pages.rows.length > 0 && (
        <Table heads={headsOf(kind)} scrolls={says.list.scroll}>
          {pages.rows.map((row, i) => (
            <tr key={i}>
              <td>{dayOf(row)}</td>
              <td>
                {row.applicationId === null ? (
                  projectOf(row)
                ) : (
                  <CaseLink applicationId={row.applicationId} project={projectOf(row)} />
                )}
              </td>
              <td>{nameOf(row.department)}</td>
              {tailOf(kind, row).map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </Table>
      )}
      <More pages={pages} empty={says.list.empty} />
      {pages.rows.length > 0 && (
        <Export
          name={says.list.fileName(whose, name, from, to)}
          title={name}
          read={async () => tableOf(figure, await wholeList(query))}
        />
      )}
    </section>
  );
}

type Query = Pick<ListAddress, "figure" | "department"> &
  Partial<Pick<ListAddress, "from" | "to" | "closed">>;

/** All of the list, page by page: a file has the whole, whatever of it is shown. */
async function wholeList(query: Query): Promise<FigureRow[]> {
  const rows: FigureRow[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await call("listFigure", {
      query: { ...query, limit: AT_ONCE, cursor: cursor ?? undefined },
    });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}
