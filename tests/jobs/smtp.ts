import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A real mail server of the test's own, which keeps what it takes. */
export interface MailServer {
  url: string;
  /** The mails it acknowledged, as they came. */
  taken: { from: string; to: string[]; raw: Buffer }[];
  stop(): Promise<void>;
}

export async function mailServer(over: SMTPServerOptions & { delay?: () => Promise<void>; port?: number } = {}) {
  const taken: MailServer["taken"] = [];
  const { delay, port = 0, ...options } = over;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    closeTimeout: 100,
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        void (async () => {
          await delay?.();
          const from = envelope.mailFrom ? envelope.mailFrom.address : "";
          taken.push({ from, to: envelope.rcptTo.map((one) => one.address), raw: Buffer.concat(chunks) });
          done();
        })();
      });
    },
    ...options,
  });
  server.on("error", () => {}); // a client that is killed resets its connection
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: own } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${own}`,
    taken,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  } satisfies MailServer;
}
