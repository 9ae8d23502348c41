/** Replaced below. */
import { words } from "../app/language.ts";
import { Page, start } from "../parts/Page.tsx";

void start(
  <Page current="work" title={words.nav.work}>
    {() => null}
  </Page>,
);
