import { Transform } from "node:stream";

/**
 * Takes NUL bytes out of a page on its way. React 18 writes pages in pieces of 2,048 bytes and pads a piece with NULs
 * where the next letter takes more bytes than are left (react/react#31134, mended in React 19); no page has any of its own.
 */
export const withoutNulls = (): Transform =>
  new Transform({
    transform(piece: Buffer, _encoding, done) {
      done(null, piece.includes(0) ? piece.filter((byte) => byte !== 0) : piece);
    },
  });
