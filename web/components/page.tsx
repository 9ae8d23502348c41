/** Every component that pages share, with its states: what is built anew looks like what is here. */
import { Page, start } from "../shared/parts/Page.tsx";
import { Forms } from "./Forms.tsx";
import { Parts } from "./Parts.tsx";
import { Said } from "./Said.tsx";
import { says } from "./words.ts";

void start(
  <Page current={null} title={says.title}>
    {() => (
      <>
        <p>{says.intro}</p>
        <Said />
        <Forms />
        <Parts />
      </>
    )}
  </Page>,
);
