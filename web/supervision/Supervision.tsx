/** The overview, or the case that the address names. The overview stays as it was while a case is open. */
import { useEffect, useState } from "preact/hooks";
import { isId } from "../../functions/domain/base/ids.ts";
import type { Catalogue } from "../shared/api/answers.ts";
import { CaseView } from "./case/CaseView.tsx";
import { Overview } from "./Overview.tsx";

function applicationIn(hash: string): string | null {
  const number = hash.slice(1);
  return isId("application", number) ? number : null;
}

export function Supervision({ catalogue }: { catalogue: Catalogue }) {
  const [open, setOpen] = useState(applicationIn(location.hash));
  const [visited, setVisited] = useState(open === null);
  useEffect(() => {
    const follow = () => {
      // The skip link leads to the content of whatever is shown.
      if (location.hash === "#main") return;
      const next = applicationIn(location.hash);
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
      {open !== null && <CaseView key={open} applicationId={open} catalogue={catalogue} />}
    </>
  );
}
