/** 许可决定公开: the licences that were granted, for anybody. */
import { words } from "../shared/language/language.ts";
import { Page, start } from "../shared/parts/Page.tsx";
import { Decisions } from "./Decisions.tsx";

void start(
  <Page current="decisions" title={words.nav.decisions}>
    {() => <Decisions />}
  </Page>,
);
