/**
 * What waits for a supervisor in the accounts of all departments: statements to decide, contested cards, objections to note, proposals
 * to be served. In the first months of a year what is left of the year before is there, too.
 */
import { useState } from "preact/hooks";
import type { Catalogue } from "../api/answers.ts";
import { nameOf } from "../language/language.ts";
import { Shown } from "../load/Shown.tsx";
import { useAnswer } from "../load/useLoaded.ts";
import { Done, Empty } from "../parts/notes.tsx";
import type { AccountData } from "./Account.tsx";
import { CardEntry } from "./CardEntry.tsx";
import { ObjectionEntry } from "./ObjectionEntry.tsx";
import { StepEntry } from "./StepEntry.tsx";
import { accountWords as SAYS } from "./words.ts";

type Department = Catalogue["departments"][number];

type Props = {
  departments: readonly Department[];
  /** In the region; `null` while nobody knows. */
  today: string | null;
};

/** Up to which month something of the year before may wait: contested in December, decided by the next level in March. */
const LEFT_UNTIL = "03";

export function Waiting({ departments, today }: Props) {
  const year = Number(today?.slice(0, 4));
  const years = today !== null && today.slice(5, 7) <= LEFT_UNTIL ? [undefined, year - 1] : [undefined];
  return (
    <>
      {departments.flatMap((department) =>
        years.map((of) => <WaitingIn key={`${department.id} ${of}`} department={department} year={of} />),
      )}
    </>
  );
}

/** @param year this one where none is named */
function WaitingIn({ department, year }: { department: Department; year: number | undefined }) {
  const query = year === undefined ? {} : { year: String(year) };
  const loaded = useAnswer("getAccount", { path: { departmentId: department.id }, query });
  const [said, setSaid] = useState("");
  const name = year === undefined ? nameOf(department) : `${nameOf(department)} ${SAYS.yearOf(year)}`;
  const onDone = (account: AccountData) => {
    loaded.put(account);
    setSaid(SAYS.done);
  };
  return (
    <section aria-label={SAYS.waitingIn(name)}>
      <h3>{name}</h3>
      <Done>{said}</Done>
      <Shown of={loaded}>
        {(account) => {
          const all = account.subjects.flatMap((subject) => subject.steps);
          // What is to be decided first, then what is to be served.
          const steps = [
            ...all.filter(({ may }) => may.includes("confirm-proposal")),
            ...all.filter(({ may }) => may.includes("serve-proposal")),
          ];
          const cards = account.cards.filter(({ may }) => may.includes("decide-contest"));
          const objections = account.objections.filter(({ may }) => may.length > 0);
          const shown = { account, isOwn: false, onDone };
          if (steps.length + cards.length + objections.length === 0)
            return <Empty>{SAYS.nothingWaits}</Empty>;
          return (
            <>
              {steps.map((step) => (
                <StepEntry key={`${step.person} ${step.colour} ${step.nth}`} step={step} {...shown} />
              ))}
              {cards.map((card) => (
                <CardEntry key={`${card.reviewId} ${card.rule} ${card.at}`} card={card} {...shown} />
              ))}
              {objections.map((objection) => (
                <ObjectionEntry key={objection.reviewId} objection={objection} {...shown} />
              ))}
            </>
          );
        }}
      </Shown>
    </section>
  );
}
