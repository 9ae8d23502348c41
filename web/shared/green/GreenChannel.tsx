/** 绿色通道 of a case as whoever reads may see it: since when and by what, who keeps track of it, its limits there, the log. */
import { useState } from "preact/hooks";
import type { Answer, Catalogue } from "../api/answers.ts";
import type { Credentials } from "../api/session.ts";
import { Attachments } from "../files/Attachments.tsx";
import { dueText, momentText } from "../language/dates.ts";
import { nameOf, words } from "../language/language.ts";
import { Shown } from "../load/Shown.tsx";
import { useAnswer } from "../load/useLoaded.ts";
import { Facts, lines } from "../parts/Facts.tsx";
import { Folded } from "../parts/Folded.tsx";
import { reviewName } from "../parts/names.ts";
import { Badge, Done, Empty } from "../parts/notes.tsx";
import { StackingTable } from "../parts/Table.tsx";
import { GreenForm } from "./GreenForm.tsx";
import { greenWords as SAYS } from "./words.ts";

export type Green = Answer<"getGreenChannel">;

type Props = {
  applicationId: string;
  catalogue: Catalogue;
  by?: Credentials | undefined;
  standing?: unknown;
  onChanged?: (() => void) | undefined;
};

export function GreenChannel({ applicationId, catalogue, by, standing, onChanged }: Props) {
  const [said, setSaid] = useState("");
  const [times, setTimes] = useState(0);
  const asked = { path: { applicationId }, ...(by !== undefined && { by }) };
  const loaded = useAnswer("getGreenChannel", asked, `${String(standing)} ${times}`);
  return (
    <Shown of={loaded}>
      {(green) => (
        <>
          <Done>{said}</Done>
          {green.entries.length === 0 ? (
            <Empty>{SAYS.none}</Empty>
          ) : (
            <Known green={green} catalogue={catalogue} by={by} />
          )}
          <div class="no-print">
            {green.offers.map((offer) => (
              <Folded class="command" key={`${offer.command} ${times}`} title={SAYS.titles[offer.command]}>
                <GreenForm
                  applicationId={applicationId}
                  offer={offer}
                  catalogue={catalogue}
                  onDone={(next) => {
                    setSaid(SAYS.done);
                    setTimes((before) => before + 1);
                    loaded.put(next);
                    onChanged?.();
                  }}
                  onStale={() => setTimes((before) => before + 1)}
                />
              </Folded>
            ))}
          </div>
        </>
      )}
    </Shown>
  );
}

type KnownProps = { green: Green; catalogue: Catalogue; by: Credentials | undefined };

function Known({ green, catalogue, by }: KnownProps) {
  const { tracker, entries, entered, reviews, log, lampsTold } = green;
  return (
    <>
      {entered && <p class="soft">{SAYS.explain}</p>}
      <Facts
        facts={[
          [SAYS.entered, lines(entries.map(entryText))],
          [
            SAYS.tracker,
            entered &&
              tracker &&
              `${tracker.name}${words.aside(nameOf(tracker.department))} ${tracker.phone}`,
          ],
          [SAYS.contact, entered && contactText(green)],
          [
            SAYS.told,
            lines(
              lampsTold.map(
                ({ reviewId, at }) => `${reviewName(reviewId, catalogue)}${words.comma}${momentText(at)}`,
              ),
            ),
          ],
        ]}
      />
      {reviews.length > 0 && (
        <StackingTable
          heads={SAYS.heads}
          caption={SAYS.limits}
          rows={reviews.map((review) => ({ key: review.reviewId, cells: cellsOf(review) }))}
        />
      )}
      {log.length > 0 && <h4>{SAYS.log}</h4>}
      {log.map((note) => (
        <Facts
          key={`${note.at} ${note.text}`}
          facts={[
            [
              SAYS.as[note.as],
              <>
                {momentText(note.at)}
                {words.comma}
                {note.by.name}
                <br />
                <span class="said">{note.text}</span>
              </>,
            ],
            [words.attached.attach, note.attachments && <Attachments files={note.attachments} by={by} />],
          ]}
        />
      ))}
    </>
  );
}

function entryText({ by, basis, reasons, enteredAt, left }: Green["entries"][number]): string {
  const said = [
    `${momentText(enteredAt)}${words.comma}${SAYS.by[by]}`,
    `${SAYS.basis}${words.colon}${basis.document} ${basis.article}`,
    ...(reasons === null ? [] : [reasons]),
    ...(left === null
      ? []
      : [`${SAYS.left}${words.colon}${momentText(left.at)}${words.comma}${left.reasons}`]),
  ];
  return said.join(words.semicolon);
}

function contactText({ contact }: Green): string | false {
  if (contact === null) return false;
  const { madeAt, missedAt, dueAt } = contact;
  if (madeAt !== null) return SAYS.contactMade(momentText(madeAt));
  return missedAt === null ? SAYS.contactBy(dueText(dueAt)) : SAYS.contactMissed(dueText(missedAt));
}

const cellsOf = ({
  matter,
  department,
  limitDays,
  remainingDays,
  dueAt,
  lamp,
  kept,
}: Green["reviews"][number]) => [
  nameOf(matter),
  nameOf(department),
  SAYS.days(limitDays),
  dueAt === null ? SAYS.unserved : dueText(dueAt),
  <>
    {lamp !== "grey" && <Badge tone={lamp}>{words.lamp[lamp]}</Badge>}{" "}
    {kept === null ? SAYS.remaining(remainingDays) : kept ? SAYS.kept : SAYS.over}
  </>,
];
