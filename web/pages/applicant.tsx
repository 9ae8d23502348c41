/** Replaced below. */
import { words } from "../app/language.ts";
import { Page, start } from "../parts/Page.tsx";

void start(
  <Page current="applicant" title={words.nav.applicant}>
    {() => null}
  </Page>,
);
