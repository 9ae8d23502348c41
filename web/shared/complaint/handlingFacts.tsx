/** What supervision has made of a complaint beside its answer. */
import type { Complaint } from "../api/answers.ts";
import { dueText, momentText } from "../language/dates.ts";
import { nameOf, words } from "../language/language.ts";
import type { Fact } from "../parts/Facts.tsx";
import { Badge } from "../parts/notes.tsx";
import { SAYS } from "./words.ts";

const said = (text: string) => <span class="said">{text}</span>;

export function handlingFacts(complaint: Complaint): Fact[] {
  const { how, status, acceptBy, acceptedAt, acceptLate, refused, joinedTo, passedOn } = complaint;
  const { agreedAt, closingExtended, firstContact } = complaint;
  const { organ, post, person, enquiries } = firstContact;
  return [
    [
      SAYS.firstContact,
      [nameOf(organ), post && nameOf(post), person, enquiries].filter(Boolean).join(words.comma),
    ],
    [SAYS.how, SAYS.hows[how]],
    [
      SAYS.acceptBy,
      status === "open" && acceptedAt === null && (
        <>
          {dueText(acceptBy)} {acceptLate && <Badge tone="red">{SAYS.late}</Badge>}
        </>
      ),
    ],
    [SAYS.acceptedAt, refused === null && acceptedAt !== null && momentText(acceptedAt)],
    [
      SAYS.refused,
      refused &&
        said(
          `${momentText(refused.at)} · ${refused.reasons} · ${SAYS.goTo}${words.colon}${refused.ways.map((way) => SAYS.ways[way]).join(" / ")}`,
        ),
    ],
    [SAYS.joinedTo, joinedTo && <code>{joinedTo}</code>],
    [
      SAYS.passedOn,
      passedOn && said(`${momentText(passedOn.at)} · ${SAYS.kinds[passedOn.kind]} · ${passedOn.wording}`),
    ],
    [SAYS.agreedAt, agreedAt !== null && momentText(agreedAt)],
    [
      SAYS.extended,
      closingExtended && said(`${momentText(closingExtended.at)} · ${closingExtended.reasons}`),
    ],
  ];
}
