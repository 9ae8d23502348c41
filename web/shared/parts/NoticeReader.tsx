/** Notices: a list, and one of them to read and print, in a frame of its own where nothing of it can run. */
import { useRef, useState } from "preact/hooks";
import type { Notice } from "../api/answers.ts";
import { dateOf, dayText } from "../language/dates.ts";
import { nameOf, wordFor, words } from "../language/language.ts";
import { Shown } from "../load/Shown.tsx";
import { useLoaded, type Loaded } from "../load/useLoaded.ts";
import { Dialog } from "./Dialog.tsx";
import { Empty } from "./notes.tsx";

const SAYS = words.reader;

export type NoticeReaderProps = {
  list: Pick<Loaded<{ notices: Notice[] }>, "data" | "error" | "reload">;
  /** One notice as a page. */
  read: (noticeId: string) => Promise<string>;
  /** What is said while there is none. */
  empty: string;
};

/** What a document is called. */
export const noticeTitle = ({ kind }: Pick<Notice, "kind">): string => wordFor(words.notice, kind);

export function NoticeReader({ list, read, empty }: NoticeReaderProps) {
  const [open, setOpen] = useState<Notice | null>(null);
  return (
    <>
      <Shown of={list}>
        {({ notices }) =>
          notices.length === 0 ? (
            <Empty>{empty}</Empty>
          ) : (
            <ul class="plain notices">
              {notices.map((notice) => (
                <li key={notice.noticeId}>
                  <div>
                    <strong>{noticeTitle(notice)}</strong>
                    <div class="soft">
                      {notice.matter ? nameOf(notice.matter) : SAYS.whole} · {dayText(dateOf(notice.at))} ·{" "}
                      {SAYS.number} {notice.number} · {SAYS.code} <code>{notice.code}</code>
                    </div>
                  </div>
                  <button
                    type="button"
                    class="quiet"
                    aria-label={`${SAYS.read}${words.colon}${noticeTitle(notice)} ${notice.number}`}
                    onClick={() => setOpen(notice)}
                  >
                    {SAYS.read}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
      {open && <NoticeSheet key={open.noticeId} notice={open} read={read} onClose={() => setOpen(null)} />}
    </>
  );
}

type SheetProps = Pick<NoticeReaderProps, "read"> & {
  notice: Pick<Notice, "noticeId" | "kind" | "number">;
  onClose: () => void;
};

/** One of them over the page, to read and to print. */
export function NoticeSheet({ notice, read, onClose }: SheetProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const page = useLoaded(notice.noticeId, async () => read(notice.noticeId));
  return (
    <Dialog class="sheet" label={noticeTitle(notice)} onClose={onClose}>
      {(close) => (
        <>
          <p class="row">
            <button
              type="button"
              disabled={page.data === null}
              onClick={() => frame.current?.contentWindow?.print()}
            >
              {SAYS.print}
            </button>
            <button type="button" class="quiet" onClick={close}>
              {SAYS.close}
            </button>
          </p>
          <Shown of={page}>
            {(html) => (
              <iframe
                ref={frame}
                title={`${noticeTitle(notice)} ${notice.number}`}
                sandbox="allow-same-origin allow-modals"
                srcdoc={html}
              />
            )}
          </Shown>
        </>
      )}
    </Dialog>
  );
}
