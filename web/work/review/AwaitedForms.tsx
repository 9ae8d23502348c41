/** What somebody asked for who may not approve it: the approver does it with one button, a colleague takes it back. */
import type { Review } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { Form } from "../../shared/form/Form.tsx";
import { dayText, dueText, momentText } from "../../shared/language/dates.ts";
import { wordFor, words } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import type { OfferedFormProps } from "./reviewForm.ts";

const SAYS = says.awaited;

type Props = OfferedFormProps<"approveAct"> | OfferedFormProps<"takeBackAct">;

/** One form for each act that is offered. */
export const AwaitedForms = ({ review, offer, onDone, onStale }: Props) => (
  <>
    {review.awaited
      .filter(({ command }) => offer.limits.acts.includes(command))
      .map((awaited) => (
        <Form
          key={awaited.at}
          submit={offer.command === "approveAct" ? SAYS.approve : SAYS.takeBack}
          send={async () =>
            call(offer.command, { path: review, body: { command: awaited.command, askedAt: awaited.at } })
          }
          onDone={onDone}
          onStale={onStale}
        >
          <AskedFor awaited={awaited} />
        </Form>
      ))}
  </>
);

type Awaited = Review["awaited"][number];

/** What is asked for, by whom, and until when it may be approved. */
export const AskedFor = ({ awaited }: { awaited: Awaited }) => {
  const { by, at, until, ranks } = awaited;
  return (
    <>
      <p>
        <strong>{whatOf(awaited)}</strong>
      </p>
      <p class="said">{String(awaited.request["reasons"])}</p>
      <p>
        {SAYS.asked(by.name ?? by.system ?? by.post ?? by.sub ?? "", momentText(at))}{" "}
        {SAYS.needs(ranks.map((rank) => wordFor(words.rank, rank)).join(SAYS.or))}
        {until !== null && ` ${SAYS.lapses(dueText(until))}`}
      </p>
    </>
  );
};

function whatOf({ command, request }: Awaited): string {
  const title = says.titles[command];
  if (command === "extendLimit") return SAYS.extension(title, String(request["days"]));
  if (command === "startSpecialProcedure")
    return SAYS.procedure(
      title,
      wordFor(words.stop, String(request["kind"])),
      dayText(String(request["plannedEnd"])),
    );
  return title;
}
