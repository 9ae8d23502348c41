/** What is wrong today, and who is to do what about it: counts that lead to what they count. */
import type { Catalogue, Figures } from "../../shared/api/answers.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { usePages, type Pages } from "../../shared/load/usePages.ts";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { ProblemNote } from "../../shared/parts/notes.tsx";
import { Table } from "../../shared/parts/Table.tsx";
import { Count } from "../figures/Count.tsx";
import { totalsOf } from "../figures/totals.ts";
import { usualPeriods } from "../figures/usualPeriods.ts";
import { TO_CLOSE } from "../complaints/Complaints.tsx";
import { says } from "../words.ts";
import { byDepartment } from "./byDepartment.ts";
import { askFor } from "./LampList.tsx";

/** Above so many it is said that there are more. */
const MOST = 200;

const SAYS = says.today;

type Props = {
  departments: Catalogue["departments"];
  today: string | null;
  /** The figures of the last year. */
  year: Figures | null;
};

export function Today({ departments, today, year }: Props) {
  const red = usePages("superviseReviews", "reviews", { lamp: "red" }, MOST);
  const yellow = usePages("superviseReviews", "reviews", { lamp: "yellow" }, MOST);
  const likely = usePages("superviseReviews", "reviews", askFor("likelyLate"), MOST);
  const untouched = usePages("superviseReviews", "reviews", askFor("untouched"), MOST);
  const complaints = usePages("listComplaints", "complaints", { status: "open" }, MOST);
  const toClose = usePages("listComplaints", "complaints", { status: "answered" }, MOST);
  const ratings = usePages("listRatings", "ratings", { status: "owed" }, MOST);
  const month = today === null ? null : usualPeriods(today)[0]![1];
  const figures = useAnswer("superviseDepartments", month && { query: month });
  const failed = [red, yellow, likely, untouched, complaints, toClose, ratings].find(
    ({ error }) => error !== null,
  );
  if (failed) return <ProblemNote error={failed.error} retry={failed.next} />;
  const late = byDepartment(red.rows, departments);
  const raised = red.rows.filter(({ raisedTo }) => raisedTo !== null).length;
  const overdue = complaints.rows.filter((complaint) => complaint.overdue).length;
  const unread = complaints.rows.filter(
    ({ acceptedAt, acceptLate }) => acceptedAt === null && acceptLate,
  ).length;
  // What is due at 24:00 of a day is late on the next one.
  const lateToClose = toClose.rows.filter(
    ({ closeBy }) => closeBy !== null && today !== null && closeBy.slice(0, 10) <= today,
  ).length;
  const lateRatings = ratings.rows.filter(({ duty }) => duty?.callLate || duty?.answerLate).length;
  const countOf = (figure: "yellowCards" | "redCards" | "openOrders", of: Figures | null) =>
    of ? (
      <Count
        figure={figure}
        department=""
        whose={says.allDepartments}
        count={totalsOf(of.departments)[figure]}
        period={of}
      />
    ) : (
      "…"
    );
  return (
    <>
      <Table heads={[SAYS.what, SAYS.count, SAYS.who]} class="today">
        <tr>
          <th scope="row">{SAYS.overdue}</th>
          <td>{linked(red, "#now")}</td>
          <td>{SAYS.doOverdue(raised)}</td>
        </tr>
        <tr>
          <th scope="row">{SAYS.soon}</th>
          <td>{linked(yellow, "#now")}</td>
          <td>{SAYS.doSoon}</td>
        </tr>
        <tr>
          <th scope="row">{SAYS.likelyLate}</th>
          <td>{linked(likely, "#now")}</td>
          <td>{SAYS.doLikelyLate}</td>
        </tr>
        <tr>
          <th scope="row">{SAYS.untouched}</th>
          <td>{linked(untouched, "#now")}</td>
          <td>{SAYS.doUntouched}</td>
        </tr>
        <tr>
          <th scope="row">{SAYS.held}</th>
          <td>
            <a href="#held">{SAYS.look}</a>
          </td>
          <td>{SAYS.doHeld}</td>
        </tr>
        <tr>
          <th scope="row">{SAYS.openOrders}</th>
          <td>{countOf("openOrders", year)}</td>
          <td>{SAYS.doOrders}</td>
        </tr>
        <tr>
          <th scope="row">{SAYS.complaints}</th>
          <td>{linked(complaints, "#complaints")}</td>
          <td>{SAYS.doComplaints(overdue, unread)}</td>
        </tr>
        <tr>
          <th scope="row">{SAYS.toClose}</th>
          <td>{linked(toClose, `#${TO_CLOSE}`)}</td>
          <td>{SAYS.doToClose(lateToClose)}</td>
        </tr>
        <tr>
          <th scope="row">{SAYS.badMarks}</th>
          <td>{linked(ratings, "#ratings")}</td>
          <td>{SAYS.doBadMarks(lateRatings)}</td>
        </tr>
        <tr>
          <th scope="row">{SAYS.accounts}</th>
          <td>
            <a href="#accounts">{SAYS.look}</a>
          </td>
          <td>{SAYS.doAccounts}</td>
        </tr>
        <tr>
          <th scope="row">{SAYS.yellowCards}</th>
          <td>{countOf("yellowCards", figures.data)}</td>
          <td>{SAYS.doCards}</td>
        </tr>
        <tr>
          <th scope="row">{SAYS.redCards}</th>
          <td>{countOf("redCards", figures.data)}</td>
          <td>{SAYS.doCards}</td>
        </tr>
      </Table>
      {late.length > 0 && (
        <p>
          {SAYS.late}
          {words.colon}
          {late.map(({ department, count }) => SAYS.of(nameOf(department), count)).join(SAYS.and)}
        </p>
      )}
    </>
  );
}

/** How many there are, leading to them; nought leads nowhere. */
function linked({ rows, hasMore, busy }: Pages<unknown>, address: string) {
  if (busy) return "…";
  const count = hasMore ? SAYS.orMore(rows.length) : String(rows.length);
  return rows.length === 0 ? count : <a href={address}>{count}</a>;
}
