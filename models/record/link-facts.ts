/** Facts of the letters that carry a link which proves who somebody is. */

/** A link to sign in with. `link` holds a secret: it is wiped from the row as soon as the letter has left. */
export interface SignInFacts {
  link: string;
  /** How long it works. */
  minutes: number;
}

/** About somebody's mail address. The letter goes to `email`, which is not (or no longer) the address on the person. */
export interface AddressFacts {
  email: string;
  /** The link that proves a new address; wiped like a sign-in link. */
  link?: string;
  /** How long the link works. */
  minutes?: number;
}
