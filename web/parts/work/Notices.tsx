/** The notices about a review: listed, read in a frame that runs nothing, printed. */
import { useEffect, useRef, useState } from "preact/hooks";
import { callText, type NoticeList } from "../../app/api.ts";
import { momentText } from "../../app/dates.ts";
import { language, words } from "../../app/language.ts";
import { credentials } from "../../app/session.ts";
import { says } from "../../pages/work.words.ts";
import { Empty, Loading, ProblemNote } from "../notes.tsx";
import { useLoaded } from "./useLoaded.ts";

const SAYS = says.notices;

type Notice = NoticeList["notices"][number];

/** @param standing changes when the review does, and the list with it */
export function Notices({ reviewId, standing }: { reviewId: string; standing: unknown }) {
  const path = `/v1/reviews/${reviewId}/notices`;
  const { data, error, reload } = useLoaded<{ notices: Notice[] }>(path, standing);
  const [read, setRead] = useState<Notice | null>(null);
  return (
    <section aria-labelledby="desk-notices">
      <h3 id="desk-notices">{SAYS.title}</h3>
      {error !== null ? (
        <ProblemNote error={error} retry={reload} />
      ) : data === null ? (
        <Loading />
      ) : data.notices.length === 0 ? (
        <Empty>{SAYS.none}</Empty>
      ) : (
        <ul class="desk-list">
          {data.notices.map((notice) => (
            <li key={notice.noticeId} class="desk-notice">
              <strong>{titleOf(notice)}</strong>
              <span>
                {SAYS.number} {notice.number}
              </span>
              <span>
                {SAYS.issued} {momentText(notice.issuedAt)}
              </span>
              <button type="button" class="quiet" onClick={() => setRead(notice)}>
                {SAYS.read}
                <span class="desk-hidden"> {titleOf(notice)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {read !== null && (
        <Reader
          key={read.noticeId}
          title={titleOf(read)}
          path={`${path}/${read.noticeId}?lang=${language}`}
          close={() => setRead(null)}
        />
      )}
    </section>
  );
}

const titleOf = ({ kind }: Notice): string => words.notice[kind as keyof typeof words.notice] ?? kind;

function Reader({ title, path, close }: { title: string; path: string; close: () => void }) {
  const [page, setPage] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const load = () => {
    setError(null);
    callText(path, credentials(), "text/html").then(setPage, setError);
  };
  useEffect(load, [path]);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="desk-reader no-print">
      <h4 ref={heading} tabIndex={-1}>
        {SAYS.frame(title)}
      </h4>
      <p>
        <button type="button" disabled={page === null} onClick={() => frame.current?.contentWindow?.print()}>
          {words.print}
        </button>{" "}
        <button type="button" class="quiet" onClick={close}>
          {words.close}
        </button>
      </p>
      {error !== null ? (
        <ProblemNote error={error} retry={load} />
      ) : page === null ? (
        <Loading />
      ) : (
        <iframe
          ref={frame}
          class="desk-frame"
          title={SAYS.frame(title)}
          sandbox="allow-same-origin allow-modals"
          srcdoc={page}
        />
      )}
    </div>
  );
}
