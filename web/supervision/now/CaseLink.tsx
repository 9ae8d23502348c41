/** The way to a case: its number is the address. */
import { says } from "../words.ts";

type Props = { applicationId: string; project: string };

export const CaseLink = ({ applicationId, project }: Props) => (
  <a href={`#${applicationId}`} class="case-link">
    {project}
    <small>
      <span class="unseen">{says.case.open} </span>
      {applicationId}
    </small>
  </a>
);
