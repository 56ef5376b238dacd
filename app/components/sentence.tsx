import { Fragment, type ReactNode } from "react";

/** A sentence of the catalogue with something of the screen in it: {0}, {1} … stand for the parts. */
export function Sentence({ text, parts }: { text: string; parts: readonly ReactNode[] }) {
  return text.split(/\{(\d)\}/).map((piece, at) =>
    // eslint-disable-next-line react/no-array-index-key -- the pieces of one sentence never change places
    at % 2 === 1 ? <Fragment key={at}>{parts[Number(piece)]}</Fragment> : piece,
  );
}
