/** 工作交接: what is handed over, to whom, whether they have accepted it, and the form that offers one. */
import { useState } from "preact/hooks";
import { call } from "../../shared/api/client.ts";
import { session } from "../../shared/api/session.ts";
import { Field } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { momentText } from "../../shared/language/dates.ts";
import { Facts, lines } from "../../shared/parts/Facts.tsx";
import { Folded } from "../../shared/parts/Folded.tsx";
import { Done, Empty } from "../../shared/parts/notes.tsx";
import type { Staff } from "./staff.ts";
import { postWords } from "./words.ts";

const SAYS = postWords.handOvers;

type Props = { staff: Staff; onStaff: (staff: Staff) => void };

export function HandOvers({ staff, onStaff }: Props) {
  const [said, setSaid] = useState("");
  const [offered, setOffered] = useState(0);
  const departmentId = staff.department;
  const done = (next: Staff) => {
    onStaff(next);
    setSaid(SAYS.done);
    setOffered((count) => count + 1);
  };
  return (
    <section aria-labelledby="hand-overs-title">
      <h2 id="hand-overs-title">{SAYS.title}</h2>
      <Done>{said}</Done>
      {staff.handOvers.length === 0 && <Empty>{SAYS.none}</Empty>}
      {staff.handOvers.map((one) => (
        <Entry key={one.handOverId} handOver={one} departmentId={departmentId} onStaff={done} />
      ))}
      <Folded key={offered} title={SAYS.offer} class="no-print">
        <p>{SAYS.offerHint}</p>
        <Form
          submit={SAYS.send}
          send={async (body) => {
            const handOverId = `hand-over-${crypto.randomUUID().slice(0, 8)}`;
            return call("handOverReviews", { path: { departmentId, handOverId }, body });
          }}
          onDone={done}
        >
          <Field path="from" label={SAYS.from} longest={24} />
          <Field path="to" label={SAYS.to} longest={24} />
          <Field path="reason" label={SAYS.reason} longest={100} />
        </Form>
      </Folded>
    </section>
  );
}

type EntryProps = {
  handOver: Staff["handOvers"][number];
  departmentId: string;
  onStaff: (staff: Staff) => void;
};

function Entry({ handOver, departmentId, onStaff }: EntryProps) {
  const { handOverId, from, to, reason, reviews, answered } = handOver;
  const path = { departmentId, handOverId };
  return (
    <article class="panel" aria-label={`${SAYS.title} ${from}`}>
      <Facts
        facts={[
          [SAYS.from, from],
          [SAYS.to, <strong>{to}</strong>],
          [SAYS.reason, reason],
          [SAYS.state, stateText(handOver)],
          [SAYS.reviews, SAYS.count(reviews.length)],
        ]}
      />
      <Folded title={SAYS.reviews}>
        <p>
          {lines(
            reviews.map((id) => (
              <a key={id} href={`#${id}`}>
                {id}
              </a>
            )),
          )}
        </p>
      </Folded>
      {answered === null && session()?.name === to && (
        <div class="no-print">
          <Form
            submit={SAYS.take}
            send={async () => call("answerHandOver", { path, body: {} })}
            onDone={onStaff}
            label={SAYS.take}
          />
          <Folded title={SAYS.refuse}>
            <Form
              submit={SAYS.refuseSend}
              send={async (body) => call("answerHandOver", { path, body })}
              onDone={onStaff}
            >
              <Field path="refused" label={SAYS.why} longest={100} />
            </Form>
          </Folded>
        </div>
      )}
    </article>
  );
}

function stateText({ to, answered }: Staff["handOvers"][number]): string {
  if (answered === null) return SAYS.waits(to);
  const when = momentText(answered.at);
  return answered.refused === null ? SAYS.taken(when) : SAYS.refused(when, answered.refused);
}
