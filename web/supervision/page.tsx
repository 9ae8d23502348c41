/** 效能监督: what supervisors watch across departments, and what they may do about it. */
import { words } from "../shared/language/language.ts";
import { Page, start } from "../shared/parts/Page.tsx";
import { SignedIn } from "../shared/parts/SignedIn.tsx";
import { Staff } from "../shared/parts/Staff.tsx";
import { Supervision } from "./Supervision.tsx";

void start(
  <Page current="supervision" title={words.nav.supervision}>
    {(catalogue) => (
      <Staff roles={["supervisor"]} catalogue={catalogue}>
        <SignedIn catalogue={catalogue} />
        <Supervision catalogue={catalogue} />
      </Staff>
    )}
  </Page>,
);
