/** The overview, or the case or list that the address names. The overview stays as it was while one of them is open. */
import { useEffect, useState } from "preact/hooks";
import { isId } from "../../functions/domain/base/ids.ts";
import type { Catalogue } from "../shared/api/answers.ts";
import { later } from "../shared/load/later.tsx";
import { periodIn } from "./appraisal/address.ts";
import { CaseView } from "./case/CaseView.tsx";
import { listIn, type ListAddress } from "./list/address.ts";
import { FigureList } from "./list/FigureList.tsx";
import { Overview } from "./Overview.tsx";

const Appraisal = later(async () => (await import("./appraisal/Appraisal.tsx")).Appraisal);

type Open = { application: string } | { list: ListAddress } | { period: string } | null;

function openIn(hash: string): Open {
  const number = hash.slice(1);
  if (isId("application", number)) return { application: number };
  const period = periodIn(hash);
  if (period !== null) return { period };
  const list = listIn(hash);
  return list && { list };
}

export function Supervision({ catalogue }: { catalogue: Catalogue }) {
  const [open, setOpen] = useState<Open>(() => openIn(location.hash));
  const [visited, setVisited] = useState(open === null);
  useEffect(() => {
    const follow = () => {
      // The skip link leads to the content of whatever is shown.
      if (location.hash === "#main") return;
      const next = openIn(location.hash);
      setOpen(next);
      if (next === null) setVisited(true);
    };
    addEventListener("hashchange", follow);
    // The address may have changed between the first drawing and now.
    follow();
    return () => removeEventListener("hashchange", follow);
  }, []);
  useEffect(() => {
    // Back on the overview: to the section that the address names, which was hidden until now.
    const name = location.hash.slice(1);
    if (open === null && name !== "" && name !== "main") document.getElementById(name)?.scrollIntoView();
  }, [open]);
  return (
    <>
      {visited && (
        <div hidden={open !== null}>
          <Overview catalogue={catalogue} />
        </div>
      )}
      {open !== null && "application" in open && (
        <CaseView key={open.application} applicationId={open.application} catalogue={catalogue} />
      )}
      {open !== null && "period" in open && (
        <Appraisal period={open.period} departments={catalogue.departments} />
      )}
      {open !== null && "list" in open && <FigureList of={open.list} departments={catalogue.departments} />}
    </>
  );
}
