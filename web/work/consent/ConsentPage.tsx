/** What is about to be signed all at once: every one of them listed, before anything is. */
import { dueOfReview } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { Empty } from "../../shared/parts/notes.tsx";
import { Table } from "../../shared/parts/Table.tsx";
import { useFocused } from "../../shared/parts/useFocused.ts";
import { useDesk } from "../desk.ts";
import type { Row } from "../list/rows.ts";
import { goTo } from "../useRoute.ts";
import { says } from "../words.ts";

const SAYS = says.consent;

type Props = { rows: readonly Row[]; untick: (reviewIds: readonly string[]) => void };

export function ConsentPage({ rows, untick }: Props) {
  const { actor, listAddress, hold } = useDesk();
  const heading = useFocused<HTMLHeadingElement>();

  function sign() {
    hold(
      rows.map(({ reviewId, matter, project, dueAt }) => ({
        reviewId,
        title: says.give.sendTitle(nameOf(matter), project.name, words.opinion.consent),
        dueAt,
        body: { kind: "consent" },
      })),
    );
    untick(rows.map(({ reviewId }) => reviewId));
    goTo(listAddress);
  }

  return (
    <section aria-labelledby="desk-consent">
      <h2 id="desk-consent" ref={heading} tabIndex={-1}>
        {SAYS.title(rows.length)}
      </h2>
      {rows.length === 0 ? (
        <Empty>{SAYS.none}</Empty>
      ) : (
        <>
          <p class="sentence">{SAYS.explain(actor, rows.length)}</p>
          <Table heads={SAYS.heads} scrolls={SAYS.title(rows.length)}>
            {rows.map((row) => (
              <tr key={row.reviewId}>
                <td class="number">{row.applicationId}</td>
                <th scope="row">
                  <a href={`#${row.reviewId}`}>{row.project.name}</a>
                  <span class="below">{row.project.code}</span>
                </th>
                <td>{row.applicant.name}</td>
                <td>{nameOf(row.matter)}</td>
                <td>{dueOfReview(row) ?? says.noDue}</td>
                <td>{row.receipt.openedAt === null ? SAYS.unopened : SAYS.opened}</td>
                <td>
                  <button type="button" class="link" onClick={() => untick([row.reviewId])}>
                    {SAYS.leaveOut}
                    <span class="unseen"> {row.project.name}</span>
                  </button>
                </td>
              </tr>
            ))}
          </Table>
          <p class="note">{SAYS.final}</p>
        </>
      )}
      <p class="row">
        {rows.length > 0 && (
          <button type="button" onClick={sign}>
            {SAYS.sign(rows.length)}
          </button>
        )}
        <a href={listAddress}>{says.backToList}</a>
      </p>
    </section>
  );
}
