/** Revocations that a supervisor asked for who may not approve them: one button for whoever may. */
import type { Answer, Catalogue } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { Form } from "../../shared/form/Form.tsx";
import { momentText } from "../../shared/language/dates.ts";
import { wordFor, words } from "../../shared/language/language.ts";
import { reviewName } from "../../shared/parts/names.ts";
import { says } from "../words.ts";

const SAYS = says.awaited;

type Awaited = Answer<"getCase">["awaited"][number];
type Props = { awaited: readonly Awaited[]; catalogue: Catalogue; onDone: () => void };

export const AwaitedRevocations = ({ awaited, catalogue, onDone }: Props) => (
  <>
    {awaited.length > 0 && <h3>{SAYS.title}</h3>}
    {awaited.map((one) => (
      <section key={one.reviewId}>
        <p>
          <strong>{reviewName(one.reviewId, catalogue)}</strong>
        </p>
        <p class="said">{String(one.request["reasons"])}</p>
        <p>
          {SAYS.asked(one.by.name ?? one.by.post ?? one.by.sub ?? "", momentText(one.at))}{" "}
          {SAYS.needs(one.ranks.map((rank) => wordFor(words.rank, rank)).join(SAYS.or))}
        </p>
        {one.mayApprove && (
          <Form
            submit={SAYS.approve}
            send={async () =>
              call("approveAct", { path: one, body: { command: one.command, askedAt: one.at } })
            }
            onDone={onDone}
            onStale={onDone}
          />
        )}
        <Form
          submit={SAYS.takeBack}
          send={async () =>
            call("takeBackAct", { path: one, body: { command: one.command, askedAt: one.at } })
          }
          onDone={onDone}
          onStale={onDone}
        />
      </section>
    ))}
  </>
);
