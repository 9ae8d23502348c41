/** What ends a case or turns it round takes a sign-in where the region says so, whoever has the code. */
import { SignInButton } from "../../shared/parts/SignInButton.tsx";
import { SAYS } from "../words.ts";

export const SignInFirst = () => (
  <>
    <p class="note">{SAYS.confirmBySignIn}</p>
    <SignInButton />
  </>
);
