/** A form of the desk: a draft until it is sent, and looked at once more before what cannot be taken back is. */
import type { ComponentChildren } from "preact";
import { Form, type Checking, type FormProps } from "../../shared/form/Form.tsx";
import { useDesk } from "../desk.ts";
import { CheckAnswers } from "./CheckAnswers.tsx";
import { useDraft } from "./useDraft.tsx";

type Props<Answer> = FormProps<Answer> & {
  /** What it is a draft of: see `names.ts`. */
  draft: string;
  onStale: () => void;
  /** What sending means, where it cannot be taken back. */
  final?: ComponentChildren;
  /** Other ways to send it. */
  otherwise?: (checking: Checking) => ComponentChildren;
};

export function DeskForm<Answer>({ draft, final, otherwise, ...props }: Props<Answer>) {
  const { actor } = useDesk();
  const keeper = useDraft(draft, props.onStale);
  return (
    <Form
      {...props}
      keeper={keeper}
      {...(final && {
        check: (checking: Checking) => (
          <CheckAnswers checking={checking} as={actor} note={final} submit={props.submit}>
            {otherwise?.(checking)}
          </CheckAnswers>
        ),
      })}
    />
  );
}
