/** One joint site visit: when, who is invited and was reached, who came, what was found. */
import type { Credentials } from "../api/session.ts";
import { Attachments } from "../files/Attachments.tsx";
import { dayText, dueText, momentText } from "../language/dates.ts";
import { nameOf, words } from "../language/language.ts";
import { Facts, lines } from "../parts/Facts.tsx";
import { Badge } from "../parts/notes.tsx";
import type { Visits } from "./SiteVisits.tsx";
import { visitWords as SAYS } from "./words.ts";

type Visit = Visits["visits"][number];

const TONES = {
  called: "blue",
  "under-way": "yellow",
  minuted: "green",
  "in-vain": "red",
  "called-off": "grey",
} as const satisfies Record<Visit["state"], string>;

export function VisitCard({ visit, by }: { visit: Visit; by: Credentials | undefined }) {
  const { number, state, heldOn, time, place, contact, calledBy, calledAt, invited } = visit;
  const { movedBecause, calledOff, findings, foundBy, missing, minutedAt } = visit;
  return (
    <article class="panel" aria-label={SAYS.number(number)}>
      <h4>{SAYS.number(number)}</h4>
      <Facts
        facts={[
          [SAYS.status, <Badge tone={TONES[state]}>{SAYS.state[state]}</Badge>],
          [SAYS.heldOn, <strong>{`${dayText(heldOn)} ${time}`}</strong>],
          [SAYS.place, place],
          [SAYS.contact, contact],
          [SAYS.called, `${SAYS.calledBy[calledBy]}${words.comma}${momentText(calledAt)}`],
          [SAYS.invited, lines(invited.map((one) => invitedText(one)))],
          [SAYS.answer, answerText(visit)],
          [SAYS.moved, movedBecause && SAYS.moves[movedBecause]],
          [
            SAYS.calledOff,
            calledOff && (
              <span class="said">{`${momentText(calledOff.at)}${words.comma}${calledOff.reasons}`}</span>
            ),
          ],
          [SAYS.attendance, attendanceText(visit)],
          [SAYS.foundBy, missing.length > 0 && state !== "called" && dueText(foundBy)],
          [SAYS.missing, state !== "called" && missing.map(nameOf).join(words.and)],
          [SAYS.minuted, minutedAt && dueText(minutedAt)],
        ]}
      />
      {findings.map((found) => (
        <Found key={found.department.id} found={found} by={by} />
      ))}
    </article>
  );
}

type FoundProps = { found: Visit["findings"][number]; by: Credentials | undefined };

const Found = ({ found: { department, officers, text, attachments, at }, by }: FoundProps) => (
  <Facts
    facts={[
      [
        SAYS.findings,
        <>
          <strong>{nameOf(department)}</strong>
          {words.comma}
          {momentText(at)}
          <br />
          <span class="said">{text}</span>
        </>,
      ],
      [
        SAYS.officers,
        lines(
          officers.map(({ name, card }) => `${name}${card === null ? "" : words.aside(SAYS.card(card))}`),
        ),
      ],
      [words.attached.attach, attachments && <Attachments files={attachments} by={by} />],
    ]}
  />
);

function invitedText({ department, servedAt, stoodUntil }: Visit["invited"][number]): string {
  const said = [
    servedAt === null ? SAYS.notServed : SAYS.served(momentText(servedAt)),
    ...(stoodUntil === null ? [] : [SAYS.stood(dueText(stoodUntil))]),
  ];
  return `${nameOf(department)}${words.aside(said.join(words.semicolon))}`;
}

function answerText({ answer, answerBy, state }: Visit): string | false {
  if (answer !== null) return `${SAYS.answers[answer.as]}${words.comma}${momentText(answer.at)}`;
  return state === "called" && answerBy !== null && SAYS.notAnswered(dueText(answerBy));
}

function attendanceText({ attendance }: Visit): string | false {
  if (attendance === null) return false;
  const { applicant, absent } = attendance;
  return [
    applicant ? SAYS.came : SAYS.cameNot,
    ...(absent.length === 0 ? [] : [SAYS.absent(absent.map(nameOf).join(words.and))]),
  ].join(words.semicolon);
}
