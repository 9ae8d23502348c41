/** 绿色通道 of a case, behind its title: open where the case is in it. */
import type { Catalogue } from "../api/answers.ts";
import type { Credentials } from "../api/session.ts";
import { words } from "../language/language.ts";
import { Folded } from "../parts/Folded.tsx";
import { isInGreen } from "./inGreen.ts";
import { GreenChannel } from "./later.ts";

type Props = {
  applicationId: string;
  reviews: readonly { green?: object | undefined }[];
  catalogue: Catalogue;
  /** Who reads: whoever is signed in, unless said otherwise. */
  by?: Credentials;
  /** Read again when this changes. */
  standing?: unknown;
  onChanged?: () => void;
};

export const GreenFold = ({ reviews, ...props }: Props) => (
  <Folded title={words.greenChannel} isOpen={isInGreen(reviews)}>
    <GreenChannel {...props} />
  </Folded>
);
