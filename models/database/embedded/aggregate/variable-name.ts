import { failedToParse } from "../errors.ts";

/** Refuses names that a variable of the user cannot have. */
export function checkBound(name: string): void {
  checkName(name, /^[a-z\u0080-\u{10ffff}]|^CURRENT$/u);
}

/** Refuses names that no variable has, the server's own neither. */
export const checkUsed = (name: string): void => checkName(name, /^[a-zA-Z\u0080-\u{10ffff}]/u);

function checkName(name: string, beginning: RegExp): void {
  if (name === "") throw failedToParse("empty variable names are not allowed");
  if (!beginning.test(name)) throw failedToParse(`'${name}' starts with an invalid character for a user variable name`);
  const stray = /[^\w\u0080-\u{10ffff}]/u.exec(name);
  if (stray) throw failedToParse(`'${name}' contains an invalid character for a variable name: '${stray[0]}'`);
}
