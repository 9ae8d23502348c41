/** 消息: how many are unread, in the head of the case; what they say is loaded by whoever opens them. */
import { useState } from "preact/hooks";
import type { Answer, Catalogue } from "../../shared/api/answers.ts";
import { language } from "../../shared/language/language.ts";
import { useAnswer, type Loaded } from "../../shared/load/useLoaded.ts";
import { useFocused } from "../../shared/parts/useFocused.ts";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";
import { MessagesShown } from "./acts/later.ts";
import { noteSeen, seenUntil, unreadIn } from "./seen.ts";

const SAY = SAYS.messages;

type Told = Answer<"listMessages">;

type Props = {
  own: OwnCase;
  list: Loaded<Told>;
  /** Until when they have been read on this device, and until when as they were opened. */
  seen: string | null;
  before: string | null;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onShown: (until: string) => void;
};

/** Its newest ones, and whether they are open. @param version changes whenever something happened; `null` before the case is there */
export function useMessages(own: OwnCase, version: string | null): Props {
  const [isOpen, setOpen] = useState(false);
  const [seen, setSeen] = useState(() => seenUntil(own.applicationId));
  const [before, setBefore] = useState(seen);
  const asked = version === null ? null : { path: own, by: own, query: { lang: language } };
  const onOpen = (open: boolean) => {
    // What is new as they are opened stays marked until they are closed.
    if (open) setBefore(seen);
    setOpen(open);
  };
  const onShown = (until: string) => {
    noteSeen(own.applicationId, until);
    setSeen(until);
  };
  return { own, list: useAnswer("listMessages", asked, version), seen, before, isOpen, onOpen, onShown };
}

/** In the head: nothing while nobody knows how many there are. */
export function Unread({ list, seen, onOpen }: Props) {
  const { data } = list;
  if (data === null || data.messages.length === 0) return null;
  const unread = unreadIn(data.messages, seen);
  return (
    <button type="button" class={unread > 0 ? "link unread" : "link"} onClick={() => onOpen(true)}>
      {unread === 0
        ? SAY.title
        : SAY.unread(unread, data.nextCursor !== null && unread === data.messages.length)}
    </button>
  );
}

export function Messages({ catalogue, ...about }: Props & { catalogue: Catalogue }) {
  const { isOpen, onOpen } = about;
  const title = useFocused<HTMLHeadingElement>(isOpen);
  return (
    <section class={isOpen ? undefined : "no-print"} aria-labelledby="messages-title">
      <h2 id="messages-title" ref={title} tabIndex={-1}>
        {SAY.title}
      </h2>
      <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
        {isOpen ? SAY.hide : SAY.show}
      </button>
      {isOpen && <MessagesShown {...about} catalogue={catalogue} />}
    </section>
  );
}
