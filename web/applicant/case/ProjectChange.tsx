/** A change of the project in substance (项目变更): what it brings, and the way to its form. */
import type { Catalogue, Status } from "../../shared/api/answers.ts";
import { applicantSession } from "../../shared/api/session.ts";
import { Folded } from "../../shared/parts/Folded.tsx";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";
import { ProjectChangeForm } from "./acts/later.ts";
import { SignInFirst } from "./SignInFirst.tsx";

const SAY = SAYS.change;

type Props = { own: OwnCase; status: Status; catalogue: Catalogue; onStatus: (status: Status) => void };

export const ProjectChange = (props: Props) => (
  <section class="no-print" aria-labelledby="change-title">
    <h2 id="change-title">{SAY.title}</h2>
    <p>{SAY.intro}</p>
    {props.catalogue.confirmBySignIn && applicantSession() === null ? (
      <SignInFirst />
    ) : (
      <Folded title={SAY.open}>
        <ProjectChangeForm {...props} />
      </Folded>
    )}
  </section>
);
