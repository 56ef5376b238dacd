/**
 * The grammar of addresses that letters go to, stricter than RFC 5321: a local part without quotes or comments, a domain
 * of at least two labels. What it lets pass needs no escape in an SMTP command, a mail header or a `mailto:`; quoted
 * local parts have sent mail to the wrong domain (CVE-2025-13033).
 */
const LOCAL = /^[A-Za-z0-9_+&=~'-]+(\.[A-Za-z0-9_+&=~'-]+)*$/;
const LABEL = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

export function isEmail(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.indexOf("@");
  const labels = text.slice(at + 1).split(".");
  return (
    at > 0 &&
    at <= 64 &&
    LOCAL.test(text.slice(0, at)) &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label))
  );
}
