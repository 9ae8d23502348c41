/** The notices owed to the applicant: a list, and one of them to read and print. */
import { useEffect, useRef, useState } from "preact/hooks";
import { call, callText, type NoticeList } from "../app/api.ts";
import { dayText, dateOf } from "../app/dates.ts";
import { language, nameOf, words } from "../app/language.ts";
import type { OwnCase } from "../app/ownCase.ts";
import { SAYS } from "../pages/applicant.words.ts";
import { Empty, Loading, ProblemNote } from "./notes.tsx";

const SAY = SAYS.notices;
type Notice = NoticeList["notices"][number];

const titleOf = ({ kind }: Notice): string => words.notice[kind as keyof typeof words.notice] ?? kind;

/** `version` changes when the case does: the list is read again. */
export function NoticeReader({ own, version }: { own: OwnCase; version: string }) {
  const [notices, setNotices] = useState<Notice[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [read, setRead] = useState<Notice | null>(null);
  const base = `/v1/applications/${own.applicationId}/notices`;
  const load = () => {
    setError(null);
    call<NoticeList>("GET", base, own).then(({ notices }) => setNotices(notices), setError);
  };
  useEffect(load, [own.applicationId, version]);
  return (
    <section aria-labelledby="notices-title">
      <h2 id="notices-title">{SAY.title}</h2>
      {error !== null && <ProblemNote error={error} retry={load} />}
      {notices === null && error === null && <Loading />}
      {notices?.length === 0 && <Empty>{SAY.none}</Empty>}
      {notices && notices.length > 0 && (
        <ul class="own-notices">
          {notices.map((notice) => (
            <li key={notice.noticeId}>
              <div>
                <strong>{titleOf(notice)}</strong>
                <div class="own-soft">
                  {notice.matter ? nameOf(notice.matter) : SAY.whole} · {dayText(dateOf(notice.at))} ·{" "}
                  {notice.number} · {SAY.code} <code>{notice.code}</code>
                </div>
              </div>
              <button
                type="button"
                class="quiet"
                aria-label={`${SAY.read}: ${titleOf(notice)} ${notice.number}`}
                onClick={() => setRead(notice)}
              >
                {SAY.read}
              </button>
            </li>
          ))}
        </ul>
      )}
      {read && (
        <Sheet key={read.noticeId} own={own} base={base} notice={read} onClose={() => setRead(null)} />
      )}
    </section>
  );
}

type SheetProps = { own: OwnCase; base: string; notice: Notice; onClose: () => void };

/** The notice in a frame of its own, where nothing of it can run. */
function Sheet({ own, base, notice, onClose }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [html, setHtml] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const load = () => {
    setError(null);
    callText(`${base}/${notice.noticeId}?lang=${language}`, own, "text/html").then(setHtml, setError);
  };
  useEffect(() => {
    dialog.current?.showModal();
    load();
  }, []);
  return (
    <dialog ref={dialog} class="own-dialog own-sheet" aria-label={titleOf(notice)} onClose={onClose}>
      <p class="own-actions">
        <button type="button" disabled={html === null} onClick={() => frame.current?.contentWindow?.print()}>
          {SAY.print}
        </button>
        <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
          {SAY.close}
        </button>
      </p>
      {error !== null ? (
        <ProblemNote error={error} retry={load} />
      ) : html === null ? (
        <Loading />
      ) : (
        <iframe
          ref={frame}
          title={`${titleOf(notice)} ${notice.number}`}
          sandbox="allow-same-origin allow-modals"
          srcdoc={html}
        />
      )}
    </dialog>
  );
}
