// Who is logged in, for parts of pages that ask for a proof.
export const me = { provider: null };
export function meet(who) { me.provider = who?.provider ?? null; }
