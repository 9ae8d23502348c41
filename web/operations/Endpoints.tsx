/** Whom the platform tells by webhook, which of them are switched off, and the way to switch one on again. */
import { useState } from "preact/hooks";
import type { Answer } from "../shared/api/answers.ts";
import { call } from "../shared/api/client.ts";
import { session } from "../shared/api/session.ts";
import { Field } from "../shared/form/Field.tsx";
import { Form } from "../shared/form/Form.tsx";
import { momentText } from "../shared/language/dates.ts";
import { nameOf, wordFor, words } from "../shared/language/language.ts";
import { Shown } from "../shared/load/Shown.tsx";
import { useAnswer } from "../shared/load/useLoaded.ts";
import { Facts, lines } from "../shared/parts/Facts.tsx";
import { Done, Empty } from "../shared/parts/notes.tsx";
import { says } from "./words.ts";

type Endpoint = Answer<"listEndpoints">["endpoints"][number];

export function Endpoints() {
  const list = useAnswer("listEndpoints");
  const [said, setSaid] = useState("");
  return (
    <section aria-labelledby="endpoints">
      <h2 id="endpoints">{says.endpoints}</h2>
      <p>{says.explain}</p>
      <Done>{said}</Done>
      <Shown of={list}>
        {({ endpoints }) =>
          endpoints.length === 0 ? (
            <Empty>{says.none}</Empty>
          ) : (
            endpoints.map((endpoint) => (
              <Entry
                key={endpoint.department.id}
                endpoint={endpoint}
                onSwitched={(next) => {
                  setSaid(says.done(nameOf(next.department)));
                  list.put({
                    endpoints: endpoints.map((one) =>
                      one.department.id === next.department.id ? next : one,
                    ),
                  });
                }}
              />
            ))
          )
        }
      </Shown>
    </section>
  );
}

type EntryProps = { endpoint: Endpoint; onSwitched: (next: Endpoint) => void };

function Entry({ endpoint, onSwitched }: EntryProps) {
  const { department, url, status, switches } = endpoint;
  const id = `endpoint-${department.id}`;
  return (
    <article class="panel" aria-labelledby={id}>
      <h3 id={id}>{nameOf(department)}</h3>
      <Facts
        facts={[
          [says.url, <span class="endpoint-url">{url}</span>],
          [says.status, says.statuses[status]],
          [says.switches, lines(switches.flatMap(textsOf))],
        ]}
      />
      {status === "off" && session()?.role === "operator" && (
        <Form
          class="no-print"
          label={`${says.switchOn}${words.colon}${nameOf(department)}`}
          submit={says.switchOn}
          sending={says.switching}
          send={async ({ reason }) =>
            call("switchEndpointOn", {
              path: { departmentId: department.id },
              body: { status: "on", reason },
            })
          }
          onDone={onSwitched}
        >
          <Field path="reason" label={says.reason} hint={says.reasonHint} longest={300} />
        </Form>
      )}
    </article>
  );
}

/** One time that it was off, and on again if it is. */
const textsOf = ({ off, on }: Endpoint["switches"][number]): string[] => [
  says.switchedOff(momentText(off.at), off.url),
  ...(on
    ? [
        says.switchedOn(
          momentText(on.at),
          ("name" in on.by && on.by.name) || wordFor(words.role, on.by.role),
          on.reason,
        ),
      ]
    : []),
];
