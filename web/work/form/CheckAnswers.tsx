/** What is about to be sent, and as whom, before it cannot be taken back. */
import type { ComponentChildren } from "preact";
import type { Checking } from "../../shared/form/Form.tsx";
import { words } from "../../shared/language/language.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { useFocused } from "../../shared/parts/useFocused.ts";
import { says } from "../words.ts";
import { answersIn } from "./answers.ts";

const SAYS = says.check;

type Props = {
  checking: Checking;
  /** Who sends it, for which organ. */
  as: string;
  /** What sending means. */
  note: ComponentChildren;
  submit: string;
  /** Other ways to send it. */
  children?: ComponentChildren;
};

export function CheckAnswers({ checking: { form, send, back, busy }, as, note, submit, children }: Props) {
  const heading = useFocused<HTMLHeadingElement>();
  return (
    <div class="check-answers">
      <h4 ref={heading} tabIndex={-1}>
        {SAYS.title}
      </h4>
      <Facts
        facts={[
          [SAYS.as, as],
          ...answersIn(form).map(([label, text]) => [label, <span class="said">{text}</span>] as const),
        ]}
      />
      <p class="note">{note}</p>
      <p class="row">
        <button type="button" disabled={busy} onClick={send}>
          {busy ? words.form.sending : SAYS.confirm(submit)}
        </button>
        {children}
        <button type="button" class="quiet" onClick={back}>
          {SAYS.back}
        </button>
      </p>
    </div>
  );
}
