/** Who answers for an application and is to be asked (首问负责制), in one line. */
import type { Status } from "../../shared/api/answers.ts";
import { nameOf, words } from "../../shared/language/language.ts";

type FirstContact = NonNullable<Status["firstContact"]>;

export const contactText = ({ organ, post, person, enquiries }: FirstContact): string =>
  [
    nameOf(organ),
    post,
    person.post === null ? person.name : `${person.name}${words.aside(words.post[person.post])}`,
    enquiries,
  ]
    .filter((part) => part !== null)
    .join(words.comma);
