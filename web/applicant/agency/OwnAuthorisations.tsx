/** 委托代办: whom the applicant has named, and asked for; what may be done about each, and a new one. */
import { AGENT_ACTS, ALL_ACTS } from "../../../functions/domain/agency/acts.ts";
import type { Answer } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { Field, Ticks } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import type { Body } from "../../shared/form/nest.ts";
import { dayText, momentText } from "../../shared/language/dates.ts";
import { words } from "../../shared/language/language.ts";
import { Shown } from "../../shared/load/Shown.tsx";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { StackingTable } from "../../shared/parts/Table.tsx";
import { End } from "./End.tsx";
import { ACTS, OVER, SAY } from "./words.ts";

type Authorisation = Answer<"listOwnAuthorisations">["authorisations"][number];

export function OwnAuthorisations() {
  const loaded = useAnswer("listOwnAuthorisations");
  const again = () => loaded.refresh();
  return (
    <section class="panel" aria-labelledby="agents-title">
      <h2 id="agents-title">{SAY.title}</h2>
      <p>{SAY.intro}</p>
      <Shown of={loaded}>
        {({ authorisations }) =>
          authorisations.length === 0 ? (
            <p>{SAY.none}</p>
          ) : (
            <StackingTable
              caption={SAY.caption}
              heads={[SAY.agent, SAY.about, SAY.acts, SAY.until, SAY.status, SAY.todo]}
              rows={authorisations.map((one) => ({ key: one.authorisationId, cells: cellsOf(one, again) }))}
            />
          )
        }
      </Shown>
      <details>
        <summary>{SAY.give}</summary>
        <p>{SAY.single}</p>
        <Form
          submit={SAY.submit}
          send={async (body) => call("giveAuthorisation", { body: whole(body) })}
          onDone={again}
        >
          <Field path="agent.id" label={SAY.number} hint={SAY.numberHint} />
          <Field path="agent.name" label={SAY.name} longest={24} />
          <Terms acts={ALL_ACTS} />
        </Form>
      </details>
      <details>
        <summary>{SAY.request}</summary>
        <p>{SAY.requestIntro}</p>
        <Form
          submit={SAY.requestSubmit}
          send={async (body) => call("requestAgent", { body: whole(body) })}
          onDone={again}
        >
          <Terms acts={AGENT_ACTS} />
        </Form>
      </details>
    </section>
  );
}

/** Whoever ticks nothing names no act. */
const whole = (body: Body): Body => ({ acts: [], ...body });

const Terms = ({ acts }: { acts: readonly string[] }) => (
  <>
    <Field path="about.projectCode" label={SAY.projectCode} />
    <Field path="about.applicationId" label={SAY.applicationId} hint={SAY.applicationIdHint} optional />
    <Field path="about.site" label={SAY.site} longest={100} optional />
    <Ticks path="acts" legend={SAY.acts} options={acts.map((act) => [act, ACTS[act] ?? act] as const)} />
    <Field path="from" label={SAY.from} kind="date" />
    <Field path="until" label={SAY.to} kind="date" />
  </>
);

function cellsOf(one: Authorisation, again: () => void) {
  const { authorisationId, agent, about, acts, from, until, status, answerBy, over, offers } = one;
  const path = { authorisationId };
  return [
    agent === null ? SAY.notAssigned : agent.isTeam ? SAY.team(agent.name) : agent.name,
    <>
      <code>{about.projectCode}</code>
      {about.applicationId && <small> {SAY.one(about.applicationId)}</small>}
    </>,
    acts.map((act) => ACTS[act] ?? act).join(words.and),
    SAY.range(dayText(from), dayText(until)),
    <>
      {SAY.states[status]}
      {status === "asked" && answerBy && <small> {SAY.answerBy(momentText(answerBy))}</small>}
      {over && <small> {SAY.overAt(OVER[over.why] ?? over.why, momentText(over.at))}</small>}
      {over?.reasons && <small> {over.reasons}</small>}
    </>,
    <>
      {offers.some(({ command }) => command === "extendAuthorisation") && (
        <Form
          submit={SAY.extend}
          send={async (body) => call("extendAuthorisation", { path, body })}
          onDone={again}
        >
          <Field path="until" label={SAY.to} kind="date" />
        </Form>
      )}
      {offers.some(({ command }) => command === "revokeAuthorisation") && (
        <End
          label={SAY.revoke}
          ask={SAY.revokeAsk}
          about={agent?.name ?? SAY.notAssigned}
          whys={["revoked", "done"]}
          send={async (why) => call("revokeAuthorisation", { path, body: { why } })}
          onDone={again}
        />
      )}
    </>,
  ];
}
