import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import nodemailer from "nodemailer";

/** A mail, built. */
export interface Parcel {
  from: string;
  to: string;
  bytes: Buffer;
  /** Names its file where mail is kept: the moment it was left, and the row of the outbox. */
  leftAt: Date;
  id: string;
}

/** Takes mails away. */
export interface Post {
  /** Resolves when the mail is somebody else's to deliver (250); rejects with a PostError. */
  send(parcel: Parcel): Promise<void>;
  close(): void;
}

/** outage: nobody answers, every mail would fail. refused: this mail, for good. later: this mail, for now. */
export class PostError extends Error {
  readonly how: "outage" | "refused" | "later";
  constructor(how: PostError["how"], message: string) {
    super(message);
    this.how = how;
  }
}

/** One mail takes a minute at most; a claim lives longer. */
const PATIENCE_MS = 60_000;
export const CONNECTIONS = 10;

/** The mail server of SMTP_URL; without one, mails are kept as .eml files. */
export const openPost = ({ smtpUrl, folder }: { smtpUrl: string | undefined; folder: string }): Post =>
  smtpUrl ? smtpPost(smtpUrl) : folderPost(folder);

function smtpPost(url: string): Post {
  const pool = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: 500,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ from, to, bytes }) {
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new PostError("outage", "the mail server takes too long")), PATIENCE_MS);
      });
      try {
        await Promise.race([pool.sendMail({ envelope: { from, to: [to] }, raw: bytes }), patience]);
      } catch (error) {
        throw error instanceof PostError ? error : told(error as SmtpError);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => pool.close(),
  };
}

type SmtpError = Error & { code?: string; responseCode?: number; command?: string };

/** What an error of the mail server means. Only answers about the recipient or the mail itself are about this mail. */
function told(error: SmtpError): PostError {
  const words = `${error.code ?? ""} ${error.responseCode ?? ""} ${error.message}`.trim();
  const aboutThis = error.code === "EENVELOPE" || error.code === "EMESSAGE";
  if (!aboutThis || error.responseCode === 421) return new PostError("outage", words);
  return new PostError((error.responseCode ?? 400) >= 500 ? "refused" : "later", words);
}

/** A file a mail. Its name is the same at every try, and it appears whole or not at all. */
function folderPost(folder: string): Post {
  return {
    async send({ bytes, leftAt, id }) {
      const name = `${leftAt.toISOString().replaceAll(":", "-")}-${id}.eml`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(path.join(folder, `${name}.part`), bytes, { mode: 0o600 });
        await rename(path.join(folder, `${name}.part`), path.join(folder, name));
      } catch (error) {
        throw new PostError("outage", (error as Error).message);
      }
    },
    close() {},
  };
}
