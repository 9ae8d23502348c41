/** 文书查验: anybody compares a document in their hand with what was issued, by its number and its code. */
import { Page, start } from "../shared/parts/Page.tsx";
import { words } from "../shared/language/language.ts";
import { Verify } from "./Verify.tsx";

void start(
  <Page current="verify" title={words.nav.verify}>
    {() => <Verify />}
  </Page>,
);
