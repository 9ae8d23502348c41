/** 效能投诉: what applicants complain of, the most urgent first, and the answers they are owed. */
import { useEffect, useState } from "preact/hooks";
import type { Catalogue, Complaint as Data } from "../../shared/api/answers.ts";
import { Filter } from "../../shared/parts/Filter.tsx";
import { More } from "../../shared/load/More.tsx";
import { usePages } from "../../shared/load/usePages.ts";
import { Done } from "../../shared/parts/notes.tsx";
import { says } from "../words.ts";
import { Complaint } from "./Complaint.tsx";

const SAYS = says.complaints;

type Status = Data["status"];

/** The address of those that wait to be closed. */
export const TO_CLOSE = "complaints-answered";

const statusIn = (hash: string): Status => (hash === `#${TO_CLOSE}` ? "answered" : "open");

export function Complaints({ catalogue }: { catalogue: Catalogue }) {
  const [status, setStatus] = useState(() => statusIn(location.hash));
  useEffect(() => {
    const follow = () => {
      if (location.hash === "#complaints" || location.hash === `#${TO_CLOSE}`)
        setStatus(statusIn(location.hash));
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return (
    <>
      <p id={TO_CLOSE}>
        <Filter
          label={SAYS.choose}
          all={null}
          of={[
            ["open", SAYS.open],
            ["answered", SAYS.answered],
            ["closed", SAYS.closed],
            ["refused", SAYS.refused],
          ]}
          chosen={status}
          choose={(chosen) => setStatus(chosen as Status)}
        />
      </p>
      <List key={status} status={status} catalogue={catalogue} />
    </>
  );
}

function List({ status, catalogue }: { status: Status; catalogue: Catalogue }) {
  const pages = usePages("listComplaints", "complaints", { status }, 20);
  const [answers, setAnswers] = useState<Record<string, Data>>({});
  const [said, setSaid] = useState("");
  return (
    <>
      <Done>{said}</Done>
      {pages.rows.map((listed) => {
        const complaint = answers[listed.complaintId] ?? listed;
        return (
          <Complaint
            key={complaint.complaintId}
            complaint={complaint}
            catalogue={catalogue}
            isAnswerable={complaint.status === "open"}
            isClosable={complaint.status === "answered"}
            answered={(answered) => {
              setAnswers((before) => ({ ...before, [answered.complaintId]: answered }));
              setSaid(
                answered.status === "closed"
                  ? SAYS.doneClosing(answered.complaintId)
                  : answered.status === "answered" && answered.answeredAt !== listed.answeredAt
                    ? SAYS.done(answered.complaintId)
                    : SAYS.kept,
              );
            }}
          />
        );
      })}
      <More pages={pages} empty={SAYS.empty[status]} />
    </>
  );
}
