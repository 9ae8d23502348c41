/** Who of the department is away: what is on record, what waits for a leader, and the form that enters one. */
import { useState } from "preact/hooks";
import { call } from "../../shared/api/client.ts";
import { Field } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import type { Body } from "../../shared/form/nest.ts";
import { addDays, dueText, momentText } from "../../shared/language/dates.ts";
import { words } from "../../shared/language/language.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { Folded } from "../../shared/parts/Folded.tsx";
import { Done, Empty } from "../../shared/parts/notes.tsx";
import { Person } from "./Person.tsx";
import { personsOf, type Staff } from "./staff.ts";
import { postWords } from "./words.ts";

const SAYS = postWords.absences;

type Props = { staff: Staff; zone: string; onStaff: (staff: Staff) => void };

export function Absences({ staff, zone, onStaff }: Props) {
  const [said, setSaid] = useState("");
  const [entered, setEntered] = useState(0);
  const departmentId = staff.department;
  const done = (next: Staff) => {
    onStaff(next);
    setSaid(SAYS.done);
    setEntered((count) => count + 1);
  };
  return (
    <section aria-labelledby="absences-title">
      <h2 id="absences-title">{SAYS.title}</h2>
      <Done>{said}</Done>
      {staff.absences.length === 0 && <Empty>{SAYS.none}</Empty>}
      {staff.absences.map((absence) => (
        <Entry key={absence.absenceId} absence={absence} departmentId={departmentId} onStaff={done} />
      ))}
      <Folded key={entered} title={SAYS.enter} class="no-print">
        <Form
          submit={SAYS.send}
          send={async (body) => {
            const absenceId = `${textOf(body, "from")}-${crypto.randomUUID().slice(0, 8)}`;
            return call("recordAbsence", { path: { departmentId, absenceId }, body: absenceIn(body, zone) });
          }}
          onDone={done}
        >
          <Person path="person" label={SAYS.who} persons={personsOf(staff)} />
          <Field path="from" label={SAYS.from} kind="date" />
          <Field path="hour" label={SAYS.hour} hint={SAYS.hourHint} kind="time" optional />
          <Field path="until" label={SAYS.until} hint={SAYS.untilHint} kind="date" optional />
          <Field path="reason" label={SAYS.reason} longest={100} />
          <Field path="leader" label={SAYS.leader} hint={SAYS.leaderHint} longest={24} optional />
        </Form>
      </Folded>
    </section>
  );
}

/** Days, as they are entered, as the instants that the body has: the last day is over at its end. */
function absenceIn(body: Body, zone: string): Body {
  const { from: _from, hour: _hour, until: _until, ...said } = body;
  const [from, hour, until] = [textOf(body, "from"), textOf(body, "hour"), textOf(body, "until")];
  return {
    ...said,
    from: momentIn(from, hour === "" ? "00:00" : hour, zone),
    until: until === "" ? null : momentIn(addDays(until, 1), "00:00", zone),
  };
}

/** What was typed into a field; nothing where it was left out. */
function textOf(body: Body, path: string): string {
  const typed = body[path];
  return typeof typed === "string" ? typed : "";
}

/** A moment of the region's day, with the offset that its zone has then. */
function momentIn(date: string, time: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(
    new Date(`${date}T${time}:00Z`),
  );
  const offset = parts.find(({ type }) => type === "timeZoneName")!.value.slice("GMT".length);
  return `${date}T${time}:00${offset || "+00:00"}`;
}

type EntryProps = {
  absence: Staff["absences"][number];
  departmentId: string;
  onStaff: (staff: Staff) => void;
};

function Entry({ absence, departmentId, onStaff }: EntryProps) {
  const { absenceId, person, from, until, reason, leader, entered, awaitsConfirmation } = absence;
  const { confirmed, takenOff } = absence;
  const path = { departmentId, absenceId };
  return (
    <article class="panel" aria-label={`${SAYS.title} ${person}`}>
      <Facts
        facts={[
          [SAYS.who, <strong>{person}</strong>],
          [SAYS.period, SAYS.span(momentText(from), until && dueText(until))],
          [SAYS.reason, reason],
          [SAYS.leader, leader],
          [SAYS.entered, `${momentText(entered.at)}${awaitsConfirmation ? words.aside(SAYS.waits) : ""}`],
          [SAYS.confirm, confirmed && SAYS.confirmed(momentText(confirmed.at))],
          [SAYS.takeOff, takenOff && SAYS.off(momentText(takenOff.at), takenOff.reason)],
        ]}
      />
      {takenOff === null && (
        <div class="no-print">
          {awaitsConfirmation && (
            <Form
              submit={SAYS.confirm}
              send={async () => call("confirmAbsence", { path })}
              onDone={onStaff}
              label={SAYS.confirm}
            />
          )}
          <Folded title={SAYS.takeOff}>
            <Form
              submit={SAYS.takeOff}
              send={async (body) => call("takeOffAbsence", { path, body })}
              onDone={onStaff}
            >
              <Field path="reason" label={SAYS.takeOffReason} longest={100} />
            </Form>
          </Folded>
        </div>
      )}
    </article>
  );
}
