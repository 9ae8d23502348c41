/** Replaced below. */
import { words } from "../app/language.ts";
import { Page, start } from "../parts/Page.tsx";

void start(
  <Page current="supervision" title={words.nav.supervision}>
    {() => null}
  </Page>,
);
