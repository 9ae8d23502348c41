/** What the department may do with its review now; what the rules no longer allow is not offered. */
import type { ComponentChildren } from "preact";
import { nameOf } from "../../app/language.ts";
import { session } from "../../app/session.ts";
import { says } from "../../pages/work.words.ts";
import { OpinionForm } from "./OpinionForm.tsx";
import { ExtensionForm, HandlerForm, PositionForm } from "./SmallForms.tsx";
import { EndProcedureForm, SpecialProcedureForm } from "./SpecialProcedureForm.tsx";
import { SupplementForm, type ReviewFormProps } from "./SupplementForm.tsx";

const SAYS = says.commands;

export function Commands(props: ReviewFormProps) {
  return (
    <section class="no-print" aria-labelledby="desk-commands">
      <h3 id="desk-commands">{SAYS.title}</h3>
      <Offered {...props} />
    </section>
  );
}

function Offered({ review, catalogue, onDone }: ReviewFormProps) {
  const { status, department } = review;
  if (department.id !== session()?.department) return <p>{SAYS.notYours(nameOf(department))}</p>;
  if (status === "waiting") return <p>{SAYS.waiting}</p>;
  const props = { review, catalogue, onDone };
  if (status === "closed") return <AfterClosing {...props} />;
  const mayExtend = (status === "running" || status === "suspended") && review.extension === null;
  const inProcedure = status === "suspended" && review.stop !== null && review.stop.why !== "supplement";
  return (
    <>
      <Command title={says.give.title} open>
        <OpinionForm {...props} />
      </Command>
      {status === "running" && review.supplement === null && (
        <Command title={says.supplement.title}>
          <SupplementForm {...props} />
        </Command>
      )}
      {inProcedure && (
        <Command title={says.special.end}>
          <EndProcedureForm {...props} />
        </Command>
      )}
      {status === "running" && (
        <Command title={says.special.title}>
          <SpecialProcedureForm {...props} />
        </Command>
      )}
      {mayExtend && (
        <Command title={says.extend.title}>
          <ExtensionForm {...props} />
        </Command>
      )}
      <Command title={says.assign.title}>
        <HandlerForm {...props} />
      </Command>
    </>
  );
}

/** Closed by silence, the written opinion is still owed; an objection or a subject may be in a joint review. */
function AfterClosing(props: ReviewFormProps) {
  const { silence, outcome, conditions } = props.review;
  const mayBeContested = outcome === "objected" || conditions.some(({ about }) => about !== undefined);
  if (silence === null && !mayBeContested) return <p>{SAYS.closed}</p>;
  return (
    <>
      {silence !== null && (
        <Command title={says.give.lateTitle}>
          <OpinionForm {...props} />
        </Command>
      )}
      {mayBeContested && (
        <Command title={says.position.title}>
          <PositionForm {...props} />
        </Command>
      )}
    </>
  );
}

const Command = ({
  title,
  open = false,
  children,
}: {
  title: string;
  open?: boolean;
  children: ComponentChildren;
}) => (
  <details class="desk-command" open={open}>
    <summary>{title}</summary>
    {children}
  </details>
);
