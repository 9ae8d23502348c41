/** 查阅记录: who has read or exported what, for auditors alone. */
import { words } from "../shared/language/language.ts";
import { Page, start } from "../shared/parts/Page.tsx";
import { SignedIn } from "../shared/parts/SignedIn.tsx";
import { Staff } from "../shared/parts/Staff.tsx";
import { Trail } from "./Trail.tsx";

void start(
  <Page current="trail" title={words.nav.trail}>
    {(catalogue) => (
      <Staff roles={["auditor"]} catalogue={catalogue}>
        <SignedIn catalogue={catalogue} />
        <Trail catalogue={catalogue} />
      </Staff>
    )}
  </Page>,
);
