/** What waits for a supervisor in the accounts of all departments: statements to decide, contested cards, objections to note. */
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

export const Waiting = ({ departments }: { departments: readonly Department[] }) => (
  <>
    {departments.map((department) => (
      <WaitingIn key={department.id} department={department} />
    ))}
  </>
);

function WaitingIn({ department }: { department: Department }) {
  const loaded = useAnswer("getAccount", { path: { departmentId: department.id }, query: {} });
  const [said, setSaid] = useState("");
  const name = nameOf(department);
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
          const steps = account.subjects
            .flatMap((subject) => subject.steps)
            .filter(({ may }) => may.includes("confirm-proposal"));
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
