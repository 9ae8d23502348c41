/** 责任追究: the cards of a department's year, what they lead to, and what the reader may say of them. */
import { useState } from "preact/hooks";
import type { Answer, Catalogue } from "../api/answers.ts";
import { nameOf, words } from "../language/language.ts";
import { Shown } from "../load/Shown.tsx";
import { useAnswer } from "../load/useLoaded.ts";
import { Filter } from "../parts/Filter.tsx";
import { Done, Empty } from "../parts/notes.tsx";
import { CardEntry } from "./CardEntry.tsx";
import { ObjectionEntry } from "./ObjectionEntry.tsx";
import { Waiting } from "./Waiting.tsx";
import { StepEntry } from "./StepEntry.tsx";
import { accountWords as SAYS } from "./words.ts";

export type AccountData = Answer<"getAccount">;

/** Years that may be looked at: the first one of the platform's own calendars is the earliest. */
const EARLIER = 2;

type Props = {
  /** Of one department, or of whichever is chosen. */
  departments: Catalogue["departments"];
  /** Whether it is read by somebody of that department, for whom it is their own. */
  isOwn: boolean;
  today?: string | null;
};

export function Account({ departments, isOwn, today = null }: Props) {
  const [departmentId, setDepartment] = useState(isOwn ? (departments[0]?.id ?? "") : "");
  const [year, setYear] = useState("");
  return (
    <>
      <p>{SAYS.intro}</p>
      {!isOwn && (
        <Filter
          label={SAYS.department}
          all={SAYS.allWaiting}
          of={departments.map((one) => [one.id, nameOf(one)])}
          chosen={departmentId}
          choose={setDepartment}
        />
      )}
      {departmentId === "" ? (
        <Waiting departments={departments} today={today} />
      ) : (
        <OfYear
          key={`${departmentId} ${year}`}
          departmentId={departmentId}
          year={year}
          onYear={setYear}
          isOwn={isOwn}
        />
      )}
    </>
  );
}

type OfYearProps = { departmentId: string; year: string; onYear: (year: string) => void; isOwn: boolean };

function OfYear({ departmentId, year, onYear, isOwn }: OfYearProps) {
  const [said, setSaid] = useState("");
  const asked = { path: { departmentId }, query: year === "" ? {} : { year } };
  const loaded = useAnswer("getAccount", asked);
  const done = (account: AccountData) => {
    loaded.put(account);
    setSaid(SAYS.done);
  };
  return (
    <Shown of={loaded}>
      {(account) => (
        <>
          <Filter
            label={SAYS.year}
            all={null}
            of={yearsOf(account.year).map((one) => [String(one), SAYS.yearOf(one)])}
            chosen={String(account.year)}
            choose={onYear}
          />
          <Done>{said}</Done>
          <Subjects account={account} isOwn={isOwn} onDone={done} />
          <h3>{SAYS.objections}</h3>
          {account.objections.length === 0 && <Empty>{SAYS.noObjections}</Empty>}
          {account.objections.map((objection) => (
            <ObjectionEntry
              key={objection.reviewId}
              objection={objection}
              account={account}
              isOwn={isOwn}
              onDone={done}
            />
          ))}
          <h3>{SAYS.cards}</h3>
          {account.cards.length === 0 && <Empty>{SAYS.noCards}</Empty>}
          {account.cards.map((card) => (
            <CardEntry
              key={`${card.reviewId} ${card.rule} ${card.at}`}
              card={card}
              account={account}
              isOwn={isOwn}
              onDone={done}
            />
          ))}
        </>
      )}
    </Shown>
  );
}

/** The year that is shown, those before it, and the one after. */
const yearsOf = (year: number): number[] => Array.from({ length: EARLIER + 2 }, (_, i) => year + 1 - i);

type SubjectsProps = { account: AccountData; isOwn: boolean; onDone: (account: AccountData) => void };

function Subjects({ account, isOwn, onDone }: SubjectsProps) {
  const subjects = account.subjects.filter(({ steps }) => steps.length > 0);
  return (
    <>
      <h3>{SAYS.steps}</h3>
      {subjects.length === 0 && <Empty>{SAYS.none}</Empty>}
      {subjects.map(({ person, yellow, red, steps }) => (
        <section key={person ?? ""} aria-label={person ?? nameOf(account.department)}>
          <h4>
            {person ?? SAYS.itself(nameOf(account.department))}
            {words.aside(SAYS.counted(yellow, red))}
          </h4>
          {steps.map((step) => (
            <StepEntry
              key={`${step.colour} ${step.nth} ${step.cards.map(({ reviewId, at }) => reviewId + at).join()}`}
              step={step}
              account={account}
              isOwn={isOwn}
              onDone={onDone}
            />
          ))}
        </section>
      ))}
    </>
  );
}
