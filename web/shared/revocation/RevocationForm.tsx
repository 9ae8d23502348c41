/** 撤销: announces that a consent by silence is to be revoked, withdraws that, or decides it, once the applicant was heard. */
import type { ComponentChildren } from "preact";
import type { Review, ReviewSummary } from "../api/answers.ts";
import { call } from "../api/client.ts";
import { Choice, Field, options } from "../form/Field.tsx";
import { Form } from "../form/Form.tsx";
import { nameOf } from "../language/language.ts";
import { Announced, standingOne } from "./Announced.tsx";
import { revocationWords as SAYS } from "./words.ts";

export type RevocationCommand = "announceRevocation" | "withdrawRevocation" | "revokeDeemedConsent";

type Props = {
  review: Pick<ReviewSummary, "reviewId" | "matter" | "silence">;
  command: RevocationCommand;
  /** Told what has been done. */
  onDone: (said: string) => void;
  onStale?: () => void;
  actions?: ComponentChildren;
};

export function RevocationForm(props: Props) {
  const { review, command } = props;
  if (command === "announceRevocation") return <Announcement {...props} />;
  const standing = standingOne(review);
  if (standing === null) return null;
  return command === "withdrawRevocation" ? (
    <Withdrawal {...props} announcedAt={standing.at} />
  ) : (
    <Decision {...props} announcedAt={standing.at} />
  );
}

const Announcement = ({ review, onDone, onStale, actions }: Props) => (
  <Form
    submit={SAYS.announce.submit}
    sending={SAYS.announce.sending}
    send={async (body) => call("announceRevocation", { path: review, body })}
    onDone={() => onDone(SAYS.announce.done(nameOf(review.matter)))}
    onStale={onStale}
    actions={actions}
  >
    <p class="note">{SAYS.announce.explain}</p>
    <Choice path="ground" label={SAYS.ground}>
      {options(SAYS.grounds)}
    </Choice>
    <Field path="facts" label={SAYS.facts} kind="text" longest={1000} />
    <Field path="article" label={SAYS.article} longest={200} />
  </Form>
);

const Withdrawal = ({ review, announcedAt, onDone, onStale, actions }: Props & { announcedAt: string }) => (
  <Form
    submit={SAYS.withdraw.submit}
    send={async (body) => call("withdrawRevocation", { path: review, body: { ...body, announcedAt } })}
    onDone={() => onDone(SAYS.withdraw.done(nameOf(review.matter)))}
    onStale={onStale}
    actions={actions}
  >
    <p>{SAYS.withdraw.explain}</p>
    <Field path="reasons" label={SAYS.withdraw.reasons} kind="text" longest={500} />
  </Form>
);

const isAwaited = ({ awaited }: Pick<Review, "awaited">): boolean =>
  awaited.some(({ command }) => command === "revokeDeemedConsent");

const Decision = ({ review, announcedAt, onDone, onStale, actions }: Props & { announcedAt: string }) => (
  <Form
    submit={SAYS.revoke.submit}
    sending={SAYS.revoke.sending}
    send={async ({ confirmed: _confirmed, ...body }) =>
      call("revokeDeemedConsent", { path: review, body: { ...body, announcedAt } })
    }
    onDone={(answer) => onDone(SAYS.revoke[isAwaited(answer) ? "waits" : "done"](nameOf(review.matter)))}
    onStale={onStale}
    actions={actions}
  >
    <Announced review={review} />
    <p class="note">{SAYS.revoke.effect}</p>
    <Field path="reasons" label={SAYS.revoke.reasons} kind="text" longest={1000} />
    <p>
      <label>
        <input type="checkbox" name="confirmed" required /> {SAYS.revoke.confirm}
      </label>
    </p>
  </Form>
);
