/** What people call somebody who acted: a name, a system's, a post, or what their issuer knows them by. */
type Named = Partial<Record<"name" | "system" | "post" | "sub", string | undefined>>;

export const actorName = ({ name, system, post, sub }: Named): string => name ?? system ?? post ?? sub ?? "";
