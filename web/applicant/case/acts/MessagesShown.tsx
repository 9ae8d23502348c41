/** The messages of a case, the newest first: what was told, what is to be done about it and by when, and where it belongs. */
import { useEffect, useState } from "preact/hooks";
import type { Answer, Catalogue } from "../../../shared/api/answers.ts";
import { call, callText } from "../../../shared/api/client.ts";
import { dueText, momentText } from "../../../shared/language/dates.ts";
import { language, words } from "../../../shared/language/language.ts";
import { Shown } from "../../../shared/load/Shown.tsx";
import type { Loaded } from "../../../shared/load/useLoaded.ts";
import { reviewName } from "../../../shared/parts/names.ts";
import { NoticeSheet, noticeTitle } from "../../../shared/parts/NoticeReader.tsx";
import { Empty, ProblemNote } from "../../../shared/parts/notes.tsx";
import type { OwnCase } from "../../ownCase.ts";
import { unreadIn } from "../seen.ts";
import { acts } from "./words.ts";

const SAY = acts.messages;

type Told = Answer<"listMessages">;
type Message = Told["messages"][number];
type Notice = Message["notices"][number];

/** The heading of each part of the page; what has none of its own belongs to the whole. */
const HEADINGS: Readonly<Record<Message["part"], string>> = {
  owed: "owed-title",
  matters: "reviews-title",
  "joint-review": "joint-title",
  decision: "decision-title",
  complaints: "complaint-title",
  inquiries: "inquiries-title",
  ratings: "ratings-title",
  bill: "bill-title",
  history: "history-title",
  case: "facts-title",
};

type Props = {
  own: OwnCase;
  list: Loaded<Told>;
  /** Until when they had been read. */
  before: string | null;
  onShown: (until: string) => void;
  catalogue: Catalogue;
};

export function MessagesShown({ own, list, before, onShown, catalogue }: Props) {
  const newest = list.data?.messages[0]?.at;
  useEffect(() => {
    if (newest !== undefined) onShown(newest);
  }, [newest]);
  return (
    <Shown of={list}>
      {(told) =>
        told.messages.length === 0 ? (
          <Empty>{SAY.none}</Empty>
        ) : (
          <List
            key={told.messages[0]!.messageId}
            own={own}
            first={told}
            before={before}
            catalogue={catalogue}
          />
        )
      }
    </Shown>
  );
}

type ListProps = { own: OwnCase; first: Told; before: string | null; catalogue: Catalogue };

function List({ own, first, before, catalogue }: ListProps) {
  const [more, setMore] = useState<Told[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [open, setOpen] = useState<Notice | null>(null);
  const { nextCursor: cursor } = more.at(-1) ?? first;
  const goOn = async () => {
    if (cursor === null) return;
    try {
      const next = await call("listMessages", { path: own, by: own, query: { lang: language, cursor } });
      setError(null);
      setMore([...more, next]);
    } catch (problem) {
      setError(problem);
    }
  };
  const read = async (noticeId: string) =>
    callText("getNotice", { path: { ...own, noticeId }, query: { lang: language }, by: own }, "text/html");
  return (
    <>
      <ol class="plain messages" reversed>
        {[first, ...more]
          .flatMap(({ messages }) => messages)
          .map((message) => (
            <li key={message.messageId}>
              <p class="soft">
                {unreadIn([message], before) > 0 && <strong class="unread">{SAY.isNew} </strong>}
                {momentText(message.at)}
                {message.reviewId !== null && ` · ${reviewName(message.reviewId, catalogue)}`}
              </p>
              <p>{message.text}</p>
              {message.todo && (
                <p class={message.todo.overdue ? "problem" : "note"}>
                  <strong>{message.todo.text}</strong>
                  {words.semicolon}
                  {message.todo.overdue
                    ? SAY.wasDue(dueText(message.todo.until))
                    : SAY.due(dueText(message.todo.until))}
                </p>
              )}
              <p class="row no-print">
                {message.notices.map((notice) => (
                  <button
                    key={notice.noticeId}
                    type="button"
                    class="link"
                    aria-label={`${noticeTitle(notice)} ${notice.number}`}
                    onClick={() => setOpen(notice)}
                  >
                    {SAY.read(noticeTitle(notice))}
                  </button>
                ))}
                <Where part={message.part} />
              </p>
            </li>
          ))}
      </ol>
      {error !== null && <ProblemNote error={error} retry={() => void goOn()} />}
      {error === null && cursor !== null && (
        <button type="button" class="quiet" onClick={() => void goOn()}>
          {words.more}
        </button>
      )}
      {open && <NoticeSheet key={open.noticeId} notice={open} read={read} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Leads to the part of the page that it belongs to, as long as there is one. */
function Where({ part }: Pick<Message, "part">) {
  const heading = () => document.getElementById(HEADINGS[part]);
  if (heading() === null) return null;
  const go = () => {
    const at = heading();
    at?.setAttribute("tabindex", "-1");
    at?.focus();
    at?.scrollIntoView();
  };
  return (
    <button type="button" class="link" onClick={go}>
      {SAY.parts[part]}
    </button>
  );
}
