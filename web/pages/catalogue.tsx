/** Replaced below. */
import { words } from "../app/language.ts";
import { Page, start } from "../parts/Page.tsx";

void start(
  <Page current="catalogue" title={words.nav.catalogue}>
    {() => null}
  </Page>,
);
