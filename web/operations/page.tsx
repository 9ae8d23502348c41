/** 平台运维: the departments' endpoints; operators switch on what was switched off, supervisors see it. Operators reconcile payments. */
import { session } from "../shared/api/session.ts";
import { words } from "../shared/language/language.ts";
import { Page, start } from "../shared/parts/Page.tsx";
import { SignedIn } from "../shared/parts/SignedIn.tsx";
import { Staff } from "../shared/parts/Staff.tsx";
import { Endpoints } from "./Endpoints.tsx";
import { NationalExport } from "./NationalExport.tsx";
import { Reconciliation } from "./Reconciliation.tsx";

void start(
  <Page current="operations" title={words.nav.operations}>
    {(catalogue) => (
      <Staff roles={["operator", "supervisor"]} catalogue={catalogue}>
        <SignedIn catalogue={catalogue} />
        <Endpoints />
        {session()?.role === "operator" && <NationalExport />}
        {session()?.role === "operator" && <Reconciliation />}
      </Staff>
    )}
  </Page>,
);
